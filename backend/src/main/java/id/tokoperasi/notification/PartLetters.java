package id.tokoperasi.notification;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.kernel.Rupiah;
import id.tokoperasi.notification.Letter.Fact;
import id.tokoperasi.notification.Letter.Link;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.Pieces;
import id.tokoperasi.ordering.Shipment;
import id.tokoperasi.ordering.Shortage;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/** The words about orders that go out in parts, or not in full. */
@Component
class PartLetters {

    private final MailSettings settings;

    PartLetters(MailSettings settings) {
        this.settings = settings;
    }

    /** To the buyer: a part is on its way, the rest follows. */
    Letter sent(Order order, Shipment part, Cooperative cooperative) {
        var tracking = part.tracking();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Dikirim sekarang", named(order, part.lines())));
        if (!order.remaining().isEmpty()) {
            facts.add(new Fact("Menyusul", named(order, order.remaining())));
        }
        facts.add(
                new Fact(
                        "Pengiriman",
                        tracking == null || tracking.isBlank()
                                ? "Diantar kurir koperasi"
                                : tracking));
        facts.add(new Fact("Telepon koperasi", cooperative.phone()));
        return toBuyer(
                "Sebagian pesanan %s sedang dikirim".formatted(order.number()),
                order,
                List.of(
                        "%s sudah mengirim sebagian barang Anda. Sisanya menyusul, tanpa ongkos tambahan."
                                .formatted(cooperative.name()),
                        "Kami mengabari Anda lagi saat bagian terakhir dikirim."),
                facts);
    }

    /** To the buyer: some pieces cannot be had, and what can be done with the part that there is. */
    Letter cameShort(Order order, Shortage shortage, Cooperative cooperative) {
        var part = shortage.partOf(order);
        var amount = Rupiah.words(shortage.amount().rupiah());
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Tidak tersedia", named(order, shortage.lines())));
        facts.add(new Fact("Uang kembali", amount));
        if (!part.isEmpty()) {
            facts.add(new Fact("Tetap Anda terima", named(order, part)));
        }
        facts.add(new Fact("Telepon koperasi", cooperative.phone()));
        var words = new ArrayList<String>();
        words.add(
                "%s tidak dapat memenuhi semua barang pesanan Anda, dengan alasan: “%s”"
                        .formatted(cooperative.name(), shortage.reason()));
        words.add(
                "Uang Anda sebesar %s untuk barang itu kami kembalikan melalui cara pembayaran yang Anda pakai, biasanya dalam 5 sampai 10 hari kerja. Anda tidak perlu melakukan apa-apa."
                        .formatted(amount));
        if (!part.isEmpty()) {
            words.add(
                    "Bagian yang ada tetap kami siapkan. Jika Anda tidak menginginkannya, tolak bagian itu di halaman pesanan sebelum dikirim atau Anda ambil, dan uangnya kami kembalikan juga.");
        }
        return toBuyer(
                "Sebagian barang pesanan %s tidak tersedia".formatted(order.number()),
                order,
                words,
                facts);
    }

    /** To the buyer, who did without the part. */
    Letter refused(Order order, Shortage shortage) {
        var amount = Rupiah.words(shortage.amount().rupiah());
        return toBuyer(
                "Bagian pesanan %s yang Anda tolak kami batalkan".formatted(order.number()),
                order,
                List.of(
                        "Barang yang Anda tolak tidak dikirim. Uang Anda sebesar %s kami kembalikan melalui cara pembayaran yang Anda pakai, biasanya dalam 5 sampai 10 hari kerja."
                                .formatted(amount)),
                List.of(
                        new Fact("Tidak dikirim", named(order, shortage.lines())),
                        new Fact("Uang kembali", amount)));
    }

    /** To the cooperative: the buyer does without the part, which must not be sent. */
    Letter refusedByBuyer(Order order, Shortage shortage, Cooperative cooperative) {
        var page = "/lapak/" + order.cooperativeId() + "/pesanan/" + order.id();
        return new Letter(
                "Jangan kirim sebagian barang pesanan %s".formatted(order.number()),
                "Pengurus " + cooperative.name(),
                List.of(
                        "Pembeli tidak menginginkan sisa barang yang jumlahnya kurang. Mohon keluarkan barang itu dari paket. Stoknya sudah kembali tersedia, dan uang pembeli dikembalikan oleh Tokoperasi."),
                List.of(
                        new Fact("Jangan dikirim", named(order, shortage.lines())),
                        new Fact("Pembeli", order.recipient().name())),
                List.of(order),
                true,
                new Link("Buka pesanan", settings.link(page)));
    }

    private Letter toBuyer(String subject, Order order, List<String> paragraphs, List<Fact> facts) {
        return new Letter(
                subject,
                order.recipient().name(),
                paragraphs,
                facts,
                List.of(order),
                false,
                new Link("Lihat pesanan", settings.link("/pesanan/" + order.number())));
    }

    private static String named(Order order, List<Pieces> pieces) {
        return Words.pieces(order, pieces);
    }
}
