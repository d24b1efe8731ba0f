package id.tokoperasi.notification;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.notification.Letter.Link;
import id.tokoperasi.notification.MailRows.Addressee;
import id.tokoperasi.notification.MailRows.Mail;
import id.tokoperasi.notification.MailRows.Occasion;
import id.tokoperasi.outbox.EventHandler;
import id.tokoperasi.programme.Call;
import id.tokoperasi.programme.Calls;
import id.tokoperasi.programme.CooperativeCalled;
import id.tokoperasi.programme.Step;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;

/** Mails that ask a cooperative to take the next step of the dinas' programme. */
@Component
class ProgrammeMails implements EventHandler<CooperativeCalled> {

    private final Calls calls;
    private final Cooperatives cooperatives;
    private final MailSettings settings;
    private final MailRows rows;
    private final Clock clock;

    ProgrammeMails(
            Calls calls,
            Cooperatives cooperatives,
            MailSettings settings,
            MailRows rows,
            Clock clock) {
        this.calls = calls;
        this.cooperatives = cooperatives;
        this.settings = settings;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notification.office-calls";
    }

    @Override
    public Class<CooperativeCalled> type() {
        return CooperativeCalled.class;
    }

    @Override
    public Mono<Void> handle(CooperativeCalled event) {
        return calls.find(event.callId())
                .filter(call -> call.answer() == null)
                .zipWhen(call -> cooperatives.find(call.cooperativeId()), this::mail)
                .flatMap(mail -> rows.insert(List.of(mail), clock.instant()));
    }

    private Mail mail(Call call, Cooperative c) {
        var letter =
                new Letter(
                        subject(call.step()),
                        "Pengurus " + c.name(),
                        List.of(
                                asked(call.step()),
                                "Jawab di halaman pelatihan lapak Anda. Ajakan ini kami kirim sekali setahun."),
                        List.of(),
                        List.of(),
                        false,
                        new Link("Jawab ajakan", settings.link("/lapak/" + c.id() + "/pelatihan")));
        var occasion =
                new Occasion(
                        call.id(),
                        id.tokoperasi.notification.Step.OFFICE_CALL,
                        Addressee.COOPERATIVE,
                        call.id(),
                        null);
        return new Mail(occasion, c.email(), letter);
    }

    private static String subject(Step step) {
        return switch (step) {
            case REAL_SECTOR -> "Dinas mengajak koperasi Anda membuka usaha sektor riil";
            case VERIFIED -> "Dinas mengajak koperasi Anda melengkapi verifikasi lapak";
            case SOLD -> "Dinas mengajak koperasi Anda mulai berjualan";
            default -> "Dinas ingin tahu jenis usaha koperasi Anda";
        };
    }

    private static String asked(Step step) {
        return switch (step) {
            case REAL_SECTOR ->
                    "Koperasi Anda tercatat hanya melayani simpan pinjam. Dinas mengajak Anda mengembangkan usaha yang membuat atau memperdagangkan barang dan jasa anggota.";
            case VERIFIED ->
                    "Koperasi Anda tercatat sebagai koperasi sektor riil, tetapi lapaknya belum terverifikasi. Lengkapi berkasnya supaya produk bisa terbit.";
            case SOLD ->
                    "Lapak koperasi Anda sudah terverifikasi, tetapi bulan ini belum ada pesanan yang dibayar. Periksa produk, foto, dan stoknya; dinas siap membantu.";
            default ->
                    "Dinas sedang mendata koperasi: apakah koperasi Anda membuat atau memperdagangkan barang dan jasa, melayani simpan pinjam, atau keduanya.";
        };
    }
}
