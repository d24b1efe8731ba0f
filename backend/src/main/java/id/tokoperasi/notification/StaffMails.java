package id.tokoperasi.notification;

import id.tokoperasi.access.Invitation;
import id.tokoperasi.access.Role;
import id.tokoperasi.access.Staff;
import id.tokoperasi.access.StaffInvited;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.notification.Letter.Fact;
import id.tokoperasi.notification.Letter.Link;
import id.tokoperasi.notification.MailRows.Addressee;
import id.tokoperasi.notification.MailRows.Mail;
import id.tokoperasi.notification.MailRows.Occasion;
import id.tokoperasi.outbox.EventHandler;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes to whoever is asked to join the staff of a cooperative. */
@Component
class StaffMails implements EventHandler<StaffInvited> {

    private final Staff staff;
    private final Cooperatives cooperatives;
    private final MailSettings settings;
    private final MailRows rows;
    private final Clock clock;

    StaffMails(
            Staff staff,
            Cooperatives cooperatives,
            MailSettings settings,
            MailRows rows,
            Clock clock) {
        this.staff = staff;
        this.cooperatives = cooperatives;
        this.settings = settings;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notification.staff-mails";
    }

    @Override
    public Class<StaffInvited> type() {
        return StaffInvited.class;
    }

    @Override
    public Mono<Void> handle(StaffInvited event) {
        var now = clock.instant();
        return staff.invitation(event.invitationId())
                .filter(i -> i.isOpen(now))
                .zipWhen(i -> cooperatives.find(i.bodyId()), this::mail)
                .flatMap(mail -> rows.insert(List.of(mail), now));
    }

    private Mail mail(Invitation i, Cooperative cooperative) {
        var occasion =
                new Occasion(i.id(), Step.STAFF_INVITED, Addressee.PERSON, i.id(), i.expiresAt());
        return new Mail(occasion, i.email(), letter(i, cooperative));
    }

    private Letter letter(Invitation i, Cooperative cooperative) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Koperasi", cooperative.name()));
        facts.add(new Fact("Peran", roleName(i.role())));
        if (i.validFrom().isAfter(i.createdAt())) {
            facts.add(new Fact("Mulai", JakartaTime.dayAndTime(i.validFrom())));
        }
        var validTo = i.validTo();
        if (validTo != null) {
            var last = validTo.minus(Duration.ofMinutes(1));
            facts.add(new Fact("Sampai", JakartaTime.dayAndTime(last)));
        }
        facts.add(new Fact("Terima sebelum", JakartaTime.dayAndTime(i.expiresAt())));
        return new Letter(
                "Undangan ikut mengurus lapak %s".formatted(cooperative.name()),
                i.email(),
                List.of(
                        "%s mengundang Anda ikut mengurus lapaknya di Tokoperasi."
                                .formatted(cooperative.name()),
                        "Masuk dengan akun yang memakai alamat surel ini, lalu terima undangannya. Jika Anda tidak mengenal koperasi ini, abaikan saja surel ini."),
                facts,
                List.of(),
                false,
                new Link("Buka undangan", settings.link("/undangan/" + i.id())));
    }

    private static String roleName(Role role) {
        return switch (role) {
            case MANAGER -> "Pengelola";
            case CATALOGUE -> "Pengisi produk";
            case FULFILMENT -> "Pengemas";
            case TREASURER -> "Bendahara";
            default -> "Hanya melihat";
        };
    }
}
