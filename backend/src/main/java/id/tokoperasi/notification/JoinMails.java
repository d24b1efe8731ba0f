package id.tokoperasi.notification;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.membership.JoinAnswered;
import id.tokoperasi.membership.JoinAsked;
import id.tokoperasi.membership.JoinReminded;
import id.tokoperasi.membership.JoinRequest;
import id.tokoperasi.membership.JoinRequests;
import id.tokoperasi.membership.JoinState;
import id.tokoperasi.notification.Letter.Fact;
import id.tokoperasi.notification.Letter.Link;
import id.tokoperasi.notification.MailRows.Addressee;
import id.tokoperasi.notification.MailRows.Mail;
import id.tokoperasi.notification.MailRows.Occasion;
import id.tokoperasi.outbox.EventHandler;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** Mails about wishes to become a member: to the board, and the board's answer. */
@Component
class JoinMails {

    private final JoinRequests requests;
    private final Cooperatives cooperatives;
    private final MailSettings settings;
    private final MailRows rows;
    private final Clock clock;

    JoinMails(
            JoinRequests requests,
            Cooperatives cooperatives,
            MailSettings settings,
            MailRows rows,
            Clock clock) {
        this.requests = requests;
        this.cooperatives = cooperatives;
        this.settings = settings;
        this.rows = rows;
        this.clock = clock;
    }

    /** To the board. */
    @Component
    static class Asked implements EventHandler<JoinAsked> {

        private final JoinMails mails;

        Asked(JoinMails mails) {
            this.mails = mails;
        }

        @Override
        public String name() {
            return "notification.join-asked";
        }

        @Override
        public Class<JoinAsked> type() {
            return JoinAsked.class;
        }

        @Override
        public Mono<Void> handle(JoinAsked event) {
            return mails.write(event.requestId(), mails::asked);
        }
    }

    /** To the board again, once. */
    @Component
    static class Reminded implements EventHandler<JoinReminded> {

        private final JoinMails mails;

        Reminded(JoinMails mails) {
            this.mails = mails;
        }

        @Override
        public String name() {
            return "notification.join-reminded";
        }

        @Override
        public Class<JoinReminded> type() {
            return JoinReminded.class;
        }

        @Override
        public Mono<Void> handle(JoinReminded event) {
            return mails.write(event.requestId(), mails::reminded);
        }
    }

    /** To the person, when their account has an address. */
    @Component
    static class Answered implements EventHandler<JoinAnswered> {

        private final JoinMails mails;

        Answered(JoinMails mails) {
            this.mails = mails;
        }

        @Override
        public String name() {
            return "notification.join-answered";
        }

        @Override
        public Class<JoinAnswered> type() {
            return JoinAnswered.class;
        }

        @Override
        public Mono<Void> handle(JoinAnswered event) {
            return mails.write(event.requestId(), mails::answered);
        }
    }

    private Mono<Void> write(
            UUID requestId, BiFunction<JoinRequest, Cooperative, List<Mail>> mails) {
        return requests.find(requestId)
                .zipWhen(r -> cooperatives.find(r.cooperativeId()), mails)
                .flatMap(found -> rows.insert(found, clock.instant()));
    }

    private List<Mail> asked(JoinRequest r, Cooperative c) {
        if (r.state() != JoinState.WAITING) {
            return List.of();
        }
        var letter =
                new Letter(
                        "%s ingin menjadi anggota".formatted(r.name()),
                        "Pengurus " + c.name(),
                        List.of(
                                "Ada yang mengajukan diri menjadi anggota. Mohon jawab dalam %d hari di halaman anggota."
                                        .formatted(JoinRequests.ANSWERED_WITHIN.toDays())),
                        List.of(
                                new Fact("Nama", r.name()),
                                new Fact("Desa", r.village()),
                                new Fact("Usaha", r.business())),
                        List.of(),
                        false,
                        new Link(
                                "Buka pengajuan",
                                settings.link("/lapak/" + c.id() + "/anggota/pengajuan")));
        var occasion = new Occasion(r.id(), Step.JOIN_ASKED, Addressee.COOPERATIVE, r.id(), null);
        return List.of(new Mail(occasion, c.email(), letter));
    }

    private List<Mail> reminded(JoinRequest r, Cooperative c) {
        if (r.state() != JoinState.WAITING) {
            return List.of();
        }
        var letter =
                new Letter(
                        "%s masih menunggu jawaban".formatted(r.name()),
                        "Pengurus " + c.name(),
                        List.of(
                                "Pengajuan anggota ini belum dijawab. Calon anggota kami beri tahu bahwa jawabannya datang paling lambat %s."
                                        .formatted(JakartaTime.day(r.answerBy()))),
                        List.of(
                                new Fact("Nama", r.name()),
                                new Fact("Diajukan", JakartaTime.day(r.askedAt()))),
                        List.of(),
                        false,
                        new Link(
                                "Buka pengajuan",
                                settings.link("/lapak/" + c.id() + "/anggota/pengajuan")));
        var occasion =
                new Occasion(r.id(), Step.JOIN_REMINDED, Addressee.COOPERATIVE, r.id(), null);
        return List.of(new Mail(occasion, c.email(), letter));
    }

    private List<Mail> answered(JoinRequest r, Cooperative c) {
        var email = r.email();
        var reason = r.reason();
        if (email == null) {
            return List.of();
        }
        var accepted = r.state() == JoinState.ACCEPTED;
        var words =
                accepted
                        ? "%s menerima Anda sebagai anggota. Pengurus akan menghubungi Anda untuk simpanan pokok dan data yang masih kurang."
                                .formatted(c.name())
                        : "%s belum dapat menerima Anda sebagai anggota dengan alasan: “%s”"
                                .formatted(c.name(), reason == null ? "-" : reason);
        var letter =
                new Letter(
                        (accepted
                                        ? "Anda diterima sebagai anggota %s"
                                        : "Jawaban pengajuan Anda ke %s")
                                .formatted(c.name()),
                        r.name(),
                        List.of(words),
                        List.of(new Fact("Telepon koperasi", c.phone())),
                        List.of(),
                        false,
                        new Link(
                                "Lihat koperasi",
                                settings.link("/koperasi/" + c.slug() + "/gabung")));
        var occasion = new Occasion(r.id(), Step.JOIN_ANSWERED, Addressee.PERSON, r.id(), null);
        return List.of(new Mail(occasion, email, letter));
    }
}
