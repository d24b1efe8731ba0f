package id.tokoperasi.notification;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Rupiah;
import id.tokoperasi.notification.Letter.Fact;
import id.tokoperasi.notification.Letter.Link;
import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.Orders;

import org.springframework.stereotype.Component;

import java.util.List;

/** The words to buyers. */
@Component
class BuyerLetters {

    private final MailSettings settings;

    BuyerLetters(MailSettings settings) {
        this.settings = settings;
    }

    /** All orders of the checkout, at least one. */
    Letter placed(List<Order> orders) {
        var first = orders.getFirst();
        var until = JakartaTime.dayAndTime(first.expiresAt());
        var due = orders.stream().map(Order::total).reduce(Money.ZERO, Money::plus);
        return new Letter(
                "Bayar %s sebelum %s"
                        .formatted(numbers(orders), JakartaTime.time(first.expiresAt())),
                first.recipient().name(),
                List.of(
                        "Terima kasih, pesanan Anda sudah kami catat. Barangnya kami simpan untuk Anda sampai "
                                + until
                                + ".",
                        "Mohon bayar sebelum waktu itu. Jika Anda sudah membayar, Anda tidak perlu melakukan apa-apa: kabar berikutnya kami kirim setelah pembayaran kami terima."),
                List.of(
                        new Fact("Jumlah yang dibayar", Rupiah.words(due.rupiah())),
                        new Fact("Bayar sebelum", until)),
                orders,
                false,
                new Link("Bayar sekarang", settings.link("/bayar/" + first.checkoutId())));
    }

    private static String numbers(List<Order> orders) {
        var first = "pesanan " + orders.getFirst().number();
        return orders.size() == 1 ? first : first + " dan " + (orders.size() - 1) + " lainnya";
    }

    Letter paid(Order order, Cooperative cooperative) {
        var next =
                order.delivery() == DeliveryMethod.PICKUP
                        ? "Begitu barang siap diambil, kami mengirim kode pengambilan dan alamatnya kepada Anda."
                        : "Begitu barang dikirim, kami mengabari Anda lagi.";
        return letter(
                "Pembayaran pesanan %s sudah kami terima".formatted(order.number()),
                order,
                List.of(
                        "Pembayaran Anda sebesar %s sudah kami terima. %s sekarang menyiapkan barang Anda."
                                .formatted(
                                        Rupiah.words(order.total().rupiah()), cooperative.name()),
                        next),
                List.of(new Fact("Penjual", cooperative.name())));
    }

    Letter ready(Order order, Cooperative cooperative) {
        var code = order.pickupCode();
        return letter(
                "Pesanan %s siap Anda ambil".formatted(order.number()),
                order,
                List.of(
                        "Barang Anda sudah siap di %s. Tunjukkan kode pengambilan ini kepada petugas."
                                .formatted(cooperative.name()),
                        "Jangan berikan kode ini kepada orang lain, kecuali kepada yang mengambil barang untuk Anda."),
                List.of(
                        new Fact("Kode pengambilan", code == null ? "-" : code),
                        new Fact("Tempat", cooperative.name() + ", " + cooperative.address()),
                        new Fact("Telepon", cooperative.phone())));
    }

    Letter shipped(Order order, Cooperative cooperative) {
        var tracking = order.tracking();
        return letter(
                "Pesanan %s sedang dikirim".formatted(order.number()),
                order,
                List.of(
                        (order.parcels() > 1
                                        ? "%s sudah mengirim bagian terakhir barang Anda."
                                        : "%s sudah mengirim barang Anda.")
                                .formatted(cooperative.name()),
                        "Jika barang sudah sampai, mohon tandai “diterima” di halaman pesanan. Tanpa kabar dari Anda dalam %d hari, pesanan kami anggap sudah diterima."
                                .formatted(Orders.CONFIRMED_AFTER.toDays())),
                List.of(
                        new Fact(
                                "Pengiriman",
                                tracking == null || tracking.isBlank()
                                        ? "Diantar kurir koperasi"
                                        : tracking),
                        new Fact("Telepon koperasi", cooperative.phone())));
    }

    Letter completed(Order order, Cooperative cooperative) {
        return letter(
                "Pesanan %s selesai".formatted(order.number()),
                order,
                List.of(
                        "Pesanan Anda dari %s sudah selesai. Terima kasih telah berbelanja di koperasi."
                                .formatted(cooperative.name()),
                        "Jika barang belum Anda terima atau ada yang kurang, mohon hubungi koperasi."),
                List.of(new Fact("Telepon koperasi", cooperative.phone())));
    }

    /** All orders of the checkout, at least one. */
    Letter cancelledUnpaid(List<Order> orders) {
        var first = orders.getFirst();
        var why =
                "buyer".equals(first.reason())
                        ? "Anda membatalkan pesanan ini sebelum membayar."
                        : "Batas waktu pembayaran, %s, sudah lewat dan pembayaran belum kami terima. Karena itu pesanan kami batalkan."
                                .formatted(JakartaTime.dayAndTime(first.expiresAt()));
        return new Letter(
                (numbers(orders) + " dibatalkan").replaceFirst("^p", "P"),
                first.recipient().name(),
                List.of(
                        why,
                        "Tidak ada uang Anda yang kami terima, jadi tidak ada yang perlu dikembalikan. Jika uang Anda ternyata masuk setelah ini, pesanan tetap kami teruskan bila barangnya masih ada, atau uangnya kami kembalikan seluruhnya."),
                List.of(),
                orders,
                false,
                new Link("Lihat pesanan", orderPage(first)));
    }

    Letter cancelled(Order order, Cooperative cooperative) {
        return letter(
                "Pesanan %s dibatalkan, uang Anda kami kembalikan".formatted(order.number()),
                order,
                List.of(
                        why(order, cooperative),
                        "Uang Anda sebesar %s kami kembalikan seluruhnya melalui cara pembayaran yang Anda pakai, biasanya dalam 5 sampai 10 hari kerja. Anda tidak perlu melakukan apa-apa."
                                .formatted(amount(order))),
                List.of(new Fact("Uang kembali", amount(order))));
    }

    /** The reason is one of the codes of {@link Order}, or the cooperative's own words. */
    private static String why(Order order, Cooperative cooperative) {
        var reason = order.reason();
        if (reason == null || reason.isBlank()) {
            return "Pesanan ini dibatalkan.";
        }
        return switch (reason) {
            case "buyer" -> "Anda membatalkan pesanan ini.";
            case "unpaid", "late-payment" ->
                    "Pembayaran Anda tiba setelah batas waktu, sedangkan barangnya sudah tidak tersedia lagi.";
            default ->
                    "%s membatalkan pesanan ini dengan alasan: “%s”"
                            .formatted(cooperative.name(), reason);
        };
    }

    Letter returnRefused(Order order, Cooperative cooperative) {
        return letter(
                "Pengembalian pesanan %s tidak diterima".formatted(order.number()),
                order,
                List.of(
                        "%s tidak menerima pengembalian barang ini dengan alasan: “%s”"
                                .formatted(cooperative.name(), order.reason()),
                        "Jika Anda tidak sependapat, mohon hubungi koperasi dan sebutkan nomor pesanan."),
                List.of(new Fact("Telepon koperasi", cooperative.phone())));
    }

    Letter returned(Order order, Cooperative cooperative) {
        return letter(
                "Pengembalian pesanan %s diterima".formatted(order.number()),
                order,
                List.of(
                        "%s menerima pengembalian barang ini. Mohon serahkan barangnya seperti yang sudah disepakati."
                                .formatted(cooperative.name()),
                        "Uang Anda sebesar %s kami kembalikan seluruhnya melalui cara pembayaran yang Anda pakai, biasanya dalam 5 sampai 10 hari kerja."
                                .formatted(amount(order))),
                List.of(
                        new Fact("Uang kembali", amount(order)),
                        new Fact("Telepon koperasi", cooperative.phone())));
    }

    Letter refunded(Order order) {
        return letter(
                "Uang pesanan %s sudah kami kembalikan".formatted(order.number()),
                order,
                List.of(
                        "Uang Anda sebesar %s sudah kami kembalikan melalui cara pembayaran yang Anda pakai."
                                .formatted(amount(order)),
                        "Bank dapat memerlukan beberapa hari kerja sampai uang itu tampak di rekening Anda."),
                List.of(new Fact("Uang kembali", amount(order))));
    }

    private Letter letter(String subject, Order order, List<String> paragraphs, List<Fact> facts) {
        return new Letter(
                subject,
                order.recipient().name(),
                paragraphs,
                facts,
                List.of(order),
                false,
                new Link("Lihat pesanan", orderPage(order)));
    }

    private String orderPage(Order order) {
        return settings.link("/pesanan/" + order.number());
    }

    /** What goes back; the price of pieces that could not be delivered went back before. */
    private static String amount(Order order) {
        return Rupiah.words(order.toPay().rupiah());
    }
}
