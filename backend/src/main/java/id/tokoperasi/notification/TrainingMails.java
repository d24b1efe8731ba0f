package id.tokoperasi.notification;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.notification.Letter.Fact;
import id.tokoperasi.notification.Letter.Link;
import id.tokoperasi.notification.MailRows.Addressee;
import id.tokoperasi.notification.MailRows.Mail;
import id.tokoperasi.notification.MailRows.Occasion;
import id.tokoperasi.outbox.EventHandler;
import id.tokoperasi.programme.SeatGiven;
import id.tokoperasi.programme.SignUp;
import id.tokoperasi.programme.SignUps;
import id.tokoperasi.programme.Training;
import id.tokoperasi.programme.TrainingChanged;
import id.tokoperasi.programme.TrainingInvitations;
import id.tokoperasi.programme.TrainingInvited;
import id.tokoperasi.programme.Trainings;
import id.tokoperasi.region.Districts;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Mails to cooperatives about trainings: invited, moved up, moved or called off. */
@Component
class TrainingMails {

    private final Trainings trainings;
    private final TrainingInvitations invitations;
    private final SignUps signUps;
    private final Cooperatives cooperatives;
    private final Districts districts;
    private final MailSettings settings;
    private final MailRows rows;
    private final Clock clock;

    TrainingMails(
            Trainings trainings,
            TrainingInvitations invitations,
            SignUps signUps,
            Cooperatives cooperatives,
            Districts districts,
            MailSettings settings,
            MailRows rows,
            Clock clock) {
        this.trainings = trainings;
        this.invitations = invitations;
        this.signUps = signUps;
        this.cooperatives = cooperatives;
        this.districts = districts;
        this.settings = settings;
        this.rows = rows;
        this.clock = clock;
    }

    /** Invited. */
    @Component
    static class Invited implements EventHandler<TrainingInvited> {

        private final TrainingMails mails;

        Invited(TrainingMails mails) {
            this.mails = mails;
        }

        @Override
        public String name() {
            return "notification.training-invited";
        }

        @Override
        public Class<TrainingInvited> type() {
            return TrainingInvited.class;
        }

        @Override
        public Mono<Void> handle(TrainingInvited event) {
            return mails.invited(event.invitationId());
        }
    }

    /** Moved up from the waiting list. */
    @Component
    static class Seated implements EventHandler<SeatGiven> {

        private final TrainingMails mails;

        Seated(TrainingMails mails) {
            this.mails = mails;
        }

        @Override
        public String name() {
            return "notification.training-seat";
        }

        @Override
        public Class<SeatGiven> type() {
            return SeatGiven.class;
        }

        @Override
        public Mono<Void> handle(SeatGiven event) {
            return mails.seated(event.signUpId());
        }
    }

    /** Moved to another place or time, or called off. */
    @Component
    static class Changed implements EventHandler<TrainingChanged> {

        private final TrainingMails mails;

        Changed(TrainingMails mails) {
            this.mails = mails;
        }

        @Override
        public String name() {
            return "notification.training-changed";
        }

        @Override
        public Class<TrainingChanged> type() {
            return TrainingChanged.class;
        }

        @Override
        public Mono<Void> handle(TrainingChanged event) {
            return mails.changed(event.trainingId(), event.version());
        }
    }

    private Mono<Void> invited(UUID invitationId) {
        return invitations
                .find(invitationId)
                .flatMap(
                        i ->
                                Mono.zip(
                                                trainings.find(i.trainingId()),
                                                cooperatives.find(i.cooperativeId()))
                                        .filter(both -> both.getT1().isOpen(clock.instant()))
                                        .flatMap(
                                                both ->
                                                        write(
                                                                i.id(),
                                                                Step.TRAINING_INVITED,
                                                                both.getT1(),
                                                                both.getT2(),
                                                                "Undangan pelatihan: "
                                                                        + both.getT1().title(),
                                                                "Dinas koperasi mengundang koperasi Anda ke pelatihan ini. Daftarkan peserta di halaman pelatihan lapak Anda; tempatnya terbatas.")));
    }

    private Mono<Void> seated(UUID signUpId) {
        return signUps.find(signUpId)
                .filter(s -> s.state() == SignUp.State.SEATED)
                .flatMap(
                        s ->
                                Mono.zip(
                                                trainings.find(s.trainingId()),
                                                cooperatives.find(s.cooperativeId()))
                                        .flatMap(
                                                both ->
                                                        write(
                                                                s.id(),
                                                                Step.TRAINING_SEAT,
                                                                both.getT1(),
                                                                both.getT2(),
                                                                "%s mendapat tempat di pelatihan %s"
                                                                        .formatted(
                                                                                s.name(),
                                                                                both.getT1()
                                                                                        .title()),
                                                                "%s naik dari daftar tunggu dan sekarang mendapat tempat."
                                                                        .formatted(s.name()))));
    }

    /** Only about the newest change; a later one has a mail of its own. */
    private Mono<Void> changed(UUID trainingId, long version) {
        return trainings
                .find(trainingId)
                .filter(t -> t.version() == version)
                .flatMap(
                        t ->
                                signUps.of(trainingId)
                                        .map(SignUp::cooperativeId)
                                        .distinct()
                                        .collectList()
                                        .filter(ids -> !ids.isEmpty())
                                        .flatMapMany(cooperatives::byIds)
                                        .concatMap(c -> changed(t, c))
                                        .then());
    }

    private Mono<Void> changed(Training t, Cooperative c) {
        var reason = t.reason();
        var key = "%s:%d:%s".formatted(t.id(), t.version(), c.id());
        var about = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        return reason == null
                ? write(
                        about,
                        Step.TRAINING_CHANGED,
                        t,
                        c,
                        "Pelatihan %s berubah".formatted(t.title()),
                        "Waktu atau tempat pelatihan ini berubah. Peserta dari koperasi Anda tetap terdaftar; batalkan di halaman pelatihan jika tidak bisa datang.")
                : write(
                        about,
                        Step.TRAINING_CHANGED,
                        t,
                        c,
                        "Pelatihan %s dibatalkan".formatted(t.title()),
                        "Dinas koperasi membatalkan pelatihan ini dengan alasan: “%s”"
                                .formatted(reason));
    }

    private Mono<Void> write(
            UUID about, Step step, Training t, Cooperative c, String subject, String words) {
        return districts
                .byCode(t.districtCode())
                .map(d -> d.name())
                .onErrorReturn(Refusal.class, t.districtCode())
                .map(
                        district ->
                                new Letter(
                                        subject,
                                        "Pengurus " + c.name(),
                                        List.of(words),
                                        List.of(
                                                new Fact(
                                                        "Mulai",
                                                        JakartaTime.dayAndTime(t.startsAt())),
                                                new Fact(
                                                        "Selesai",
                                                        JakartaTime.dayAndTime(t.endsAt())),
                                                new Fact("Tempat", t.venue() + ", " + district)),
                                        List.of(),
                                        false,
                                        new Link(
                                                "Buka pelatihan",
                                                settings.link("/lapak/" + c.id() + "/pelatihan"))))
                .map(
                        letter ->
                                new Mail(
                                        new Occasion(
                                                about,
                                                step,
                                                Addressee.COOPERATIVE,
                                                about,
                                                t.startsAt()),
                                        c.email(),
                                        letter))
                .flatMap(mail -> rows.insert(List.of(mail), clock.instant()));
    }
}
