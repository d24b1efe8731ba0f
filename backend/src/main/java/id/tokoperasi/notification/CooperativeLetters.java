package id.tokoperasi.notification;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.notification.Letter.Fact;
import id.tokoperasi.notification.Letter.Link;
import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.region.District;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words to cooperatives. */
@Component
class CooperativeLetters {

    private final MailSettings settings;

    CooperativeLetters(MailSettings settings) {
        this.settings = settings;
    }

    /**
     * @param district of the recipient, empty when the goods are collected
     */
    Letter paid(Order order, Cooperative cooperative, Optional<District> district) {
        return letter(
                "Pesanan baru %s menunggu dikemas".formatted(order.number()),
                order,
                cooperative,
                List.of(
                        "Pesanan %s sudah dibayar pembeli. Mohon siapkan barang berikut."
                                .formatted(order.number())),
                delivery(order, district));
    }

    private static List<Fact> delivery(Order order, Optional<District> district) {
        var recipient = order.recipient();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Penerima", recipient.name()));
        facts.add(new Fact("Telepon", recipient.phone()));
        if (order.delivery() == DeliveryMethod.PICKUP) {
            facts.add(new Fact("Penyerahan", "Diambil pembeli di koperasi, dengan kode"));
        } else {
            facts.add(new Fact("Penyerahan", "Diantar kurir koperasi"));
            var address = recipient.address() == null ? "-" : recipient.address();
            facts.add(
                    new Fact(
                            "Alamat",
                            district.map(d -> address + ", Kecamatan " + d.name())
                                    .orElse(address)));
        }
        var note = order.note();
        if (note != null && !note.isBlank()) {
            facts.add(new Fact("Catatan pembeli", note));
        }
        return facts;
    }

    Letter cancelled(Order order, Cooperative cooperative) {
        var reason = order.reason();
        var why =
                reason == null || reason.isBlank()
                        ? "Pesanan %s dibatalkan.".formatted(order.number())
                        : "buyer".equals(reason)
                                ? "Pembeli membatalkan pesanan %s.".formatted(order.number())
                                : "Koperasi Anda membatalkan pesanan %s dengan alasan: “%s”"
                                        .formatted(order.number(), reason);
        return letter(
                "Pesanan %s dibatalkan, jangan dikirim".formatted(order.number()),
                order,
                cooperative,
                List.of(
                        why,
                        "Mohon jangan kirim atau serahkan barangnya. Stoknya sudah kembali tersedia, dan uang pembeli dikembalikan oleh Tokoperasi."),
                List.of(new Fact("Pembeli", order.recipient().name())));
    }

    Letter returnAsked(Order order, Cooperative cooperative) {
        return letter(
                "Pembeli ingin mengembalikan pesanan %s".formatted(order.number()),
                order,
                cooperative,
                List.of(
                        "Pembeli ingin mengembalikan barang pesanan %s dengan alasan: “%s”"
                                .formatted(order.number(), order.reason()),
                        "Mohon hubungi pembeli, lalu terima atau tolak pengembalian ini di halaman pesanan. Jika diterima, seluruh uang pembeli dikembalikan. Stok tidak berubah sendiri: catat barang yang kembali setelah Anda periksa."),
                List.of(
                        new Fact("Pembeli", order.recipient().name()),
                        new Fact("Telepon", order.recipient().phone())));
    }

    private Letter letter(
            String subject,
            Order order,
            Cooperative cooperative,
            List<String> paragraphs,
            List<Fact> facts) {
        var page = "/lapak/" + order.cooperativeId() + "/pesanan/" + order.id();
        return new Letter(
                subject,
                "Pengurus " + cooperative.name(),
                paragraphs,
                facts,
                List.of(order),
                true,
                new Link("Buka pesanan", settings.link(page)));
    }
}
