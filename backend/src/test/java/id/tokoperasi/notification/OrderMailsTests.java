package id.tokoperasi.notification;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.infra.mail.Mail;
import id.tokoperasi.kernel.Rupiah;
import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.OrderMoved;
import id.tokoperasi.ordering.OrderStatus;
import id.tokoperasi.ordering.PartSent;
import id.tokoperasi.payment.Payments;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reactor.core.publisher.Flux;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** From moves of orders to mails in the buyer's and the cooperative's box. */
class OrderMailsTests {

    private static final String EMPING = "koperasi-emping@koperasi.example";
    private static final String GUCI = "koperasi-guci@koperasi.example";

    @TempDir private static Path media;
    private static Post post;

    @BeforeAll
    static void open() {
        post = new Post(media);
    }

    @AfterAll
    static void close() {
        post.close();
    }

    @BeforeEach
    void noMails() {
        post.delivers();
        post.startAfresh();
    }

    @Test
    void everyStepOfACollectedOrderIsToldOnce() {
        var checkout = post.places(DeliveryMethod.PICKUP, post.emping);
        var order = checkout.orders().getFirst();
        post.delivers();
        post.pays(checkout);
        post.delivers();
        post.packs(order);
        post.readies(order);
        post.delivers();
        post.handsOver(order);
        post.delivers();
        post.delivers();

        var number = order.number();
        assertThat(post.subjectsTo(Post.EMAIL))
                .containsExactly(
                        "Bayar pesanan "
                                + number
                                + " sebelum "
                                + JakartaTime.time(order.expiresAt()),
                        "Pembayaran pesanan " + number + " sudah kami terima",
                        "Pesanan " + number + " siap Anda ambil",
                        "Pesanan " + number + " selesai");
        assertThat(post.subjectsTo(EMPING))
                .containsExactly("Pesanan baru " + number + " menunggu dikemas");
        var mails = post.mailsTo(Post.EMAIL);
        assertThat(mails.get(0).text())
                .contains("https://tokoperasi.example/bayar/" + checkout.id())
                .contains(JakartaTime.dayAndTime(order.expiresAt()))
                .contains("2 x Emping, 500 g: " + Rupiah.words(85_000));
        assertThat(mails.get(2).text()).contains(order.pickupCode()).contains("Kp. Contoh RT 01");
        assertThat(post.mailsTo(EMPING).getFirst().text())
                .contains(
                        "https://tokoperasi.example/lapak/"
                                + order.cooperativeId()
                                + "/pesanan/"
                                + order.id())
                .contains("2 x Emping, 500 g [E-500]")
                .contains("Tolong bungkus rapi")
                .doesNotContain(order.pickupCode());
    }

    @Test
    void anOrderThatIsBroughtTellsOfItsWay() {
        var checkout = post.places(DeliveryMethod.COURIER, post.guci);
        var order = checkout.orders().getFirst();
        post.pays(checkout);
        post.delivers();
        post.packs(order);
        post.ships(order, "JNE 0123456789");
        post.delivers();

        var shipped = post.mailsTo(Post.EMAIL).getLast();
        assertThat(shipped.subject()).isEqualTo("Pesanan " + order.number() + " sedang dikirim");
        assertThat(shipped.text()).contains("JNE 0123456789").contains("7 hari");
        assertThat(shipped.html()).contains("JNE 0123456789");
        assertThat(post.mailsTo(GUCI).getFirst().text())
                .contains("Jl. Raya Serang No. 5, Kecamatan Ciruas");
    }

    @Test
    void everyPartThatIsSentIsToldOnceAndTheLastOneAsSuch() {
        var order = post.paysFor(DeliveryMethod.COURIER, 5, post.emping);
        post.packs(order);
        var first = post.sendsPart(order, 2, "Pak Udin");
        post.delivers();
        post.hears(new PartSent(order.id(), first));
        post.sendsPart(order, 1, "");
        post.delivers();
        post.ships(order, "JNE 7");
        post.delivers();

        var number = order.number();
        assertThat(post.subjectsTo(Post.EMAIL).subList(2, 5))
                .containsExactly(
                        "Sebagian pesanan " + number + " sedang dikirim",
                        "Sebagian pesanan " + number + " sedang dikirim",
                        "Pesanan " + number + " sedang dikirim");
        assertThat(post.mailsTo(Post.EMAIL)).hasSize(5);
        assertThat(post.mailsTo(Post.EMAIL).get(2).text())
                .contains("Dikirim sekarang: 2 × Emping, 500 g")
                .contains("Menyusul: ")
                .contains("Pak Udin")
                .contains("https://tokoperasi.example/pesanan/" + number);
        assertThat(post.mailsTo(Post.EMAIL).get(3).text()).contains("Diantar kurir koperasi");
        assertThat(post.mailsTo(Post.EMAIL).getLast().text()).contains("bagian terakhir");
    }

    @Test
    void aLineThatComesShortIsToldWithTheMoneyAndThePart() {
        var order = post.paysFor(DeliveryMethod.PICKUP, 5, post.emping);
        post.comesShort(order, 2, "Panen <b>gagal</b>");
        post.delivers();

        var told = post.mailsTo(Post.EMAIL).getLast();
        assertThat(told.subject())
                .isEqualTo("Sebagian barang pesanan " + order.number() + " tidak tersedia");
        assertThat(told.text())
                .contains("Tidak tersedia: 2 × Emping, 500 g")
                .contains("Uang kembali: " + Rupiah.words(85_000))
                .contains("Tetap Anda terima: 3 × Emping, 500 g")
                .contains("tolak bagian itu")
                .contains("Dikembalikan untuk barang yang tidak dikirim: " + Rupiah.words(85_000));
        assertThat(told.html()).contains("Panen &lt;b&gt;gagal&lt;/b&gt;");
        assertThat(post.subjectsTo(EMPING)).hasSize(1);
    }

    @Test
    void aPartThatTheBuyerRefusesIsToldToBoth() {
        var order = post.paysFor(DeliveryMethod.PICKUP, 5, post.emping, post.keripik);
        post.comesShort(order, 2, "Panen gagal");
        post.refusesPart(order);
        post.delivers();
        post.delivers();

        var number = order.number();
        assertThat(post.subjectsTo(Post.EMAIL).getLast())
                .isEqualTo("Bagian pesanan " + number + " yang Anda tolak kami batalkan");
        assertThat(post.mailsTo(Post.EMAIL).getLast().text()).contains(Rupiah.words(127_500));
        var seller = post.mailsTo(EMPING).getLast();
        assertThat(seller.subject()).isEqualTo("Jangan kirim sebagian barang pesanan " + number);
        assertThat(seller.text()).contains("Jangan dikirim: 3 × Emping, 500 g");
        assertThat(post.mailsTo(EMPING)).hasSize(2);
    }

    @Test
    void onePaymentForTwoOrdersIsAskedForAndCalledOffInOneMail() {
        var checkout = post.places(DeliveryMethod.PICKUP, post.emping, post.guci);
        post.delivers();
        post.orders().cancelByBuyer(checkout.orders().getFirst().id(), post.buyer()).block();
        post.delivers();

        var mails = post.mailsTo(Post.EMAIL);
        assertThat(mails).hasSize(2);
        assertThat(mails.get(0).text())
                .contains(Rupiah.words(170_000))
                .contains(checkout.orders().get(0).number())
                .contains(checkout.orders().get(1).number());
        assertThat(mails.get(1).subject()).endsWith("dan 1 lainnya dibatalkan");
        assertThat(mails.get(1).text())
                .contains("Anda membatalkan pesanan ini")
                .contains("Tidak ada uang Anda yang kami terima");
        assertThat(post.mailsTo(EMPING)).isEmpty();
    }

    @Test
    void aboutOrdersThatNobodyPaysOneAddressGetsFiveMailsAnHour() {
        for (int i = 0; i < 4; i++) {
            placesAndCallsOff();
        }
        assertThat(post.mailsTo(Post.EMAIL)).hasSize(Mails.UNPAID_AN_HOUR);

        var checkout = post.places(DeliveryMethod.PICKUP, post.emping);
        post.pays(checkout);
        post.delivers();
        assertThat(post.mailsTo(Post.EMAIL).getLast().subject()).startsWith("Pembayaran");

        post.clock.advance(Duration.ofMinutes(61));
        placesAndCallsOff();
        assertThat(post.mailsTo(Post.EMAIL)).hasSize(Mails.UNPAID_AN_HOUR + 3);
    }

    @Test
    void aMailAboutManyOrdersCountsOnce() {
        for (int i = 0; i < 2; i++) {
            var checkout = post.places(DeliveryMethod.PICKUP, post.emping, post.guci);
            post.delivers();
            post.orders().cancelByBuyer(checkout.orders().getFirst().id(), post.buyer()).block();
        }
        post.places(DeliveryMethod.PICKUP, post.emping, post.guci);
        post.delivers();

        assertThat(post.mailsTo(Post.EMAIL)).hasSize(5);
    }

    private static void placesAndCallsOff() {
        var checkout = post.places(DeliveryMethod.PICKUP, post.emping);
        post.delivers();
        post.orders().cancelByBuyer(checkout.orders().getFirst().id(), post.buyer()).block();
        post.delivers();
    }

    @Test
    void aPaidOrderThatIsCalledOffTellsBothAndThatTheMoneyGoesBack() {
        var checkout = post.places(DeliveryMethod.PICKUP, post.emping);
        var order = checkout.orders().getFirst();
        post.pays(checkout);
        post.delivers();
        post.cancels(order, "Emping habis karena hujan");
        post.delivers();
        post.backend.get(Payments.class).sendRefunds().block();
        post.delivers();

        var mails = post.mailsTo(Post.EMAIL);
        var cancelled = mails.get(mails.size() - 2);
        assertThat(cancelled.subject())
                .isEqualTo("Pesanan " + order.number() + " dibatalkan, uang Anda kami kembalikan");
        assertThat(cancelled.text())
                .contains("Emping habis karena hujan")
                .contains(Rupiah.words(85_000) + " kami kembalikan seluruhnya");
        assertThat(mails.getLast().subject())
                .isEqualTo("Uang pesanan " + order.number() + " sudah kami kembalikan");
        assertThat(post.subjectsTo(EMPING))
                .containsExactly(
                        "Pesanan baru " + order.number() + " menunggu dikemas",
                        "Pesanan " + order.number() + " dibatalkan, jangan dikirim");
    }

    @Test
    void aReturnIsToldToTheCooperativeAndItsAnswerToTheBuyer() {
        var checkout = post.places(DeliveryMethod.PICKUP, post.emping);
        post.pays(checkout);
        post.delivers();
        var order = checkout.orders().getFirst();
        post.packs(order);
        post.readies(order);
        post.handsOver(order);
        post.returns().ask(order.id(), post.buyer(), "Sudah <b>melempem</b>").block();
        post.returns().accept(order.id(), order.cooperativeId(), "staff").block();
        post.delivers();
        post.delivers();

        var number = order.number();
        var asked = post.mailsTo(EMPING).getLast();
        assertThat(asked.subject()).isEqualTo("Pembeli ingin mengembalikan pesanan " + number);
        assertThat(asked.text()).contains("“Sudah <b>melempem</b>”");
        assertThat(asked.html()).contains("Sudah &lt;b&gt;melempem&lt;/b&gt;");
        assertThat(post.subjectsTo(Post.EMAIL))
                .contains("Pengembalian pesanan " + number + " diterima");

        post.backend.get(Payments.class).sendRefunds().block();
        post.delivers();
        assertThat(post.subjectsTo(Post.EMAIL))
                .endsWith("Uang pesanan " + number + " sudah kami kembalikan");
    }

    @Test
    void placedAndPaidAtOnceIsToldInThatOrder() {
        var checkout = post.places(DeliveryMethod.PICKUP, post.emping);
        // As if another node had written the later news first.
        post.backend.run("delete from outbox.events where topic = 'notification.order-mails'");
        post.pays(checkout);
        post.backend.drain();
        post.hears(new OrderMoved(checkout.orders().getFirst().id(), OrderStatus.PLACED, false));
        post.delivers();

        assertThat(post.subjectsTo(Post.EMAIL))
                .map(s -> s.split(" ")[0])
                .containsExactly("Bayar", "Pembayaran");
    }

    @Test
    void aRequestToPayIsNotSentAfterItsDeadline() {
        post.endServer();
        post.places(DeliveryMethod.PICKUP, post.emping);
        assertThat(post.delivers()).isZero();
        post.clock.advance(Duration.ofMinutes(31));
        post.startServer();

        assertThat(post.delivers()).isZero();
        assertThat(post.mails()).isEmpty();
        assertThat(post.rows("DROPPED")).isEqualTo(1);
    }

    @Test
    void aDeadMailServerDelaysAndLaterAllIsDelivered() {
        post.endServer();
        var checkout = post.places(DeliveryMethod.PICKUP, post.emping);
        post.pays(checkout);
        assertThat(post.delivers()).isZero();
        assertThat(post.backlog().waiting()).isEqualTo(3);
        assertThat(post.backlog().failed()).isZero();
        assertThat(post.delivers()).as("not before the wait is over").isZero();

        post.startServer();
        assertThat(post.delivers()).isZero();
        post.clock.advance(Duration.ofSeconds(3));
        assertThat(post.delivers()).isEqualTo(3);
        assertThat(post.backlog()).isEqualTo(new MailBacklog(0, null, 0));
    }

    @Test
    void whatWentOutIsForgottenAfterNinetyDaysAndWhatFailedIsNot() {
        post.places(DeliveryMethod.PICKUP, post.emping);
        var bad = Post.recipient("Siti", "siti@contoh.example\r\nBcc: mata@contoh.example");
        post.places(DeliveryMethod.PICKUP, bad, post.emping);
        post.delivers();
        var mails = post.backend.get(Mails.class);
        assertThat(mails.forget().block()).isZero();

        post.backend.run(
                "update notification.mails set created_at = created_at - interval '91 days'");

        assertThat(mails.forget().block()).isPositive();
        assertThat(post.rows("SENT")).isZero();
        assertThat(post.rows("FAILED")).isEqualTo(1);
    }

    @Test
    void manySweepsAtOnceSendEachMailOnce() {
        for (int i = 0; i < 10; i++) {
            post.places(
                    DeliveryMethod.PICKUP,
                    Post.recipient("Siti", "b" + i + "@contoh.example"),
                    post.emping);
        }
        post.backend.drain();
        var mails = post.backend.get(Mails.class);
        var sent = Flux.range(0, 5).flatMap(i -> mails.sendDue(), 5).reduce(0L, Long::sum).block();

        assertThat(sent).isEqualTo(10);
        assertThat(post.mails()).hasSize(10).extracting(Mail::to).doesNotHaveDuplicates();
    }

    @Test
    void aMailSentTwiceAfterACrashIsTheSameMail() {
        post.places(DeliveryMethod.PICKUP, post.emping);
        post.delivers();
        post.backend.run("update notification.mails set state = 'WAITING', sent_at = null");
        post.clock.advance(Duration.ofMinutes(3));
        post.delivers();

        assertThat(post.mails())
                .hasSize(2)
                .extracting(OrderMailsTests::messageId)
                .containsOnly(messageId(post.mails().getFirst()));
        assertThat(messageId(post.mails().getFirst())).endsWith("@tokoperasi.example>");
    }

    private static String messageId(Mail mail) {
        return mail.headers().stream()
                .filter(h -> h.startsWith("Message-ID:"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatPeopleTypeIsNeitherMarkupNorAHeader() {
        var name = "Siti <b>Rohmah</b>\r\nBcc: mata-mata@contoh.example\r\n\r\nHalo";
        post.places(DeliveryMethod.PICKUP, Post.recipient(name, Post.EMAIL), post.emping);
        post.delivers();

        var mail = post.mails().getFirst();
        assertThat(mail.to()).containsExactly(Post.EMAIL);
        assertThat(mail.headers()).noneMatch(h -> h.startsWith("Bcc"));
        assertThat(mail.html()).contains("Siti &lt;b&gt;Rohmah&lt;/b&gt;").doesNotContain("<b>");
        assertThat(mail.text()).startsWith("Yth. Siti <b>Rohmah</b> Bcc: ");
    }

    @Test
    void anAddressThatIsNoneIsGivenUpAndCounted() {
        var bad = Post.recipient("Siti", "siti@contoh.example\r\nBcc: mata@contoh.example");
        post.places(DeliveryMethod.PICKUP, bad, post.emping);
        post.delivers();

        assertThat(post.mails()).isEmpty();
        assertThat(post.backlog().failed()).isEqualTo(1);
    }

    @Test
    void timesAreWrittenAsPeopleInTheRegencyWriteThem() {
        assertThat(JakartaTime.dayAndTime(Instant.parse("2026-11-24T07:32:59Z")))
                .isEqualTo("24 November 2026 pukul 14.32 WIB");
    }

    @Test
    void theWaitBetweenTriesDoublesUpToSixHours() {
        assertThat(List.of(1, 2, 10, 14, 15, 20))
                .map(Mails::waitAfter)
                .containsExactly(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(1_024),
                        Duration.ofSeconds(16_384),
                        Duration.ofHours(6),
                        Duration.ofHours(6));
    }
}
