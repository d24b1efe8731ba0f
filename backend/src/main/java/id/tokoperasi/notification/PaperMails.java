package id.tokoperasi.notification;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.notification.Letter.Fact;
import id.tokoperasi.notification.Letter.Link;
import id.tokoperasi.notification.MailRows.Addressee;
import id.tokoperasi.notification.MailRows.Mail;
import id.tokoperasi.notification.MailRows.Occasion;
import id.tokoperasi.outbox.EventHandler;
import id.tokoperasi.verification.Application;
import id.tokoperasi.verification.Applications;
import id.tokoperasi.verification.Desk;
import id.tokoperasi.verification.Desk.Entry;
import id.tokoperasi.verification.ItemDecided;
import id.tokoperasi.verification.PaperEnding;
import id.tokoperasi.verification.Requirement;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Mails to cooperatives and applicants about their papers: what was decided, and what runs out. */
@Component
class PaperMails {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.of("id", "ID"));

    private final Desk desk;
    private final Applications applications;
    private final Cooperatives cooperatives;
    private final MailSettings settings;
    private final MailRows rows;
    private final Clock clock;

    PaperMails(
            Desk desk,
            Applications applications,
            Cooperatives cooperatives,
            MailSettings settings,
            MailRows rows,
            Clock clock) {
        this.desk = desk;
        this.applications = applications;
        this.cooperatives = cooperatives;
        this.settings = settings;
        this.rows = rows;
        this.clock = clock;
    }

    /** What was decided; a paper that was simply accepted is no news by mail. */
    @Component
    static class Decided implements EventHandler<ItemDecided> {

        private final PaperMails mails;

        Decided(PaperMails mails) {
            this.mails = mails;
        }

        @Override
        public String name() {
            return "notification.paper-decided";
        }

        @Override
        public Class<ItemDecided> type() {
            return ItemDecided.class;
        }

        @Override
        public Mono<Void> handle(ItemDecided event) {
            return mails.decided(event);
        }
    }

    /** A paper runs out. */
    @Component
    static class Ending implements EventHandler<PaperEnding> {

        private final PaperMails mails;

        Ending(PaperMails mails) {
            this.mails = mails;
        }

        @Override
        public String name() {
            return "notification.paper-ending";
        }

        @Override
        public Class<PaperEnding> type() {
            return PaperEnding.class;
        }

        @Override
        public Mono<Void> handle(PaperEnding event) {
            return mails.ending(event);
        }
    }

    /** To whom it goes, how they are called, and the page that they open. */
    private record Reader(String address, String name, String page) {}

    private Mono<Void> decided(ItemDecided event) {
        return desk.find(event.itemId())
                .filter(e -> e.item().version() == event.version())
                .filter(PaperMails::isNews)
                .flatMap(
                        e ->
                                reader(e)
                                        .flatMap(
                                                reader ->
                                                        write(
                                                                e,
                                                                reader,
                                                                "" + event.version(),
                                                                Step.PAPER_DECIDED,
                                                                words(e))));
    }

    private static boolean isNews(Entry e) {
        return switch (e.item().state()) {
            case REJECTED, ASKED_AGAIN, EXPIRED -> true;
            case ACCEPTED -> isForm(e);
            default -> false;
        };
    }

    private static boolean isForm(Entry e) {
        return e.requirement().code().equals(Requirement.APPLICATION);
    }

    private static List<String> words(Entry e) {
        var paper = isForm(e) ? "Pendaftaran koperasi" : e.requirement().name();
        return switch (e.item().state()) {
            case ACCEPTED ->
                    List.of(
                            "Pendaftaran %s diterima".formatted(e.cooperative()),
                            "Koperasi Anda sudah terdaftar dan Anda mengelola lapaknya. Lengkapi berkas yang masih kurang supaya koperasi terverifikasi.");
            case EXPIRED ->
                    List.of(
                            "Habis masa berlaku: %s".formatted(paper),
                            "Masa berlaku %s sudah habis. Unggah yang baru; sampai disetujui dinas, sebagian hal di lapak mungkin tertutup."
                                    .formatted(paper));
            case REJECTED ->
                    List.of(
                            "Ditolak: %s".formatted(paper),
                            "Dinas menolak %s. Catatannya ada di bawah.".formatted(paper));
            default ->
                    List.of(
                            "Perlu diperbaiki: %s".formatted(paper),
                            "Dinas meminta %s diperbaiki. Catatannya ada di bawah."
                                    .formatted(paper));
        };
    }

    private Mono<Void> ending(PaperEnding event) {
        return desk.find(event.itemId())
                .filter(e -> e.item().met() && e.item().validUntil() != null)
                .flatMap(
                        e ->
                                reader(e)
                                        .flatMap(
                                                reader ->
                                                        write(
                                                                e,
                                                                reader,
                                                                "" + e.item().validUntil(),
                                                                event.withinDays() > 7
                                                                        ? Step.PAPER_ENDING_30
                                                                        : Step.PAPER_ENDING_7,
                                                                endingWords(e))));
    }

    private static List<String> endingWords(Entry e) {
        return List.of(
                "Segera habis masa berlakunya: %s".formatted(e.requirement().name()),
                "%s berlaku sampai %s. Unggah yang baru sebelum hari itu supaya lapak tetap berjalan."
                        .formatted(e.requirement().name(), day(e.item().validUntil())));
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "-" : DAY.format(day);
    }

    private Mono<Reader> reader(Entry e) {
        var id = e.item().cooperativeId();
        return cooperatives
                .byIds(List.of(id))
                .next()
                .map(PaperMails::board)
                .switchIfEmpty(applications.sent(id).map(PaperMails::applicant));
    }

    private static Reader board(Cooperative c) {
        return new Reader(c.email(), "Pengurus " + c.name(), "/lapak/" + c.id() + "/verifikasi");
    }

    private static Reader applicant(Application a) {
        var known = a.applicantEmail();
        return new Reader(
                known == null ? a.form().email() : known,
                a.applicantName(),
                "/lapak/daftar/" + a.id());
    }

    private Mono<Void> write(Entry e, Reader reader, String which, Step step, List<String> words) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Koperasi", e.cooperative()));
        var note = e.item().note();
        if (note != null && !note.isBlank()) {
            facts.add(new Fact("Catatan dinas", note));
        }
        var letter =
                new Letter(
                        words.getFirst(),
                        reader.name(),
                        List.of(words.getLast()),
                        facts,
                        List.of(),
                        false,
                        new Link("Buka halaman verifikasi", settings.link(reader.page())));
        var about =
                UUID.nameUUIDFromBytes(
                        (e.item().id() + ":" + which).getBytes(StandardCharsets.UTF_8));
        var occasion = new Occasion(about, step, Addressee.COOPERATIVE, e.item().id(), null);
        return rows.insert(List.of(new Mail(occasion, reader.address(), letter)), clock.instant());
    }
}
