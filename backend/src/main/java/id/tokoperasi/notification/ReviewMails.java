package id.tokoperasi.notification;

import id.tokoperasi.catalog.ChangeRequest;
import id.tokoperasi.catalog.ChangeRequests;
import id.tokoperasi.catalog.RequestDecided;
import id.tokoperasi.catalog.RequestKind;
import id.tokoperasi.catalog.RequestState;
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
import java.util.List;

/** Mails to a cooperative about what the dinas has said to its listings; one for each decision. */
@Component
class ReviewMails implements EventHandler<RequestDecided> {

    private final ChangeRequests requests;
    private final Cooperatives cooperatives;
    private final MailSettings settings;
    private final MailRows rows;
    private final Clock clock;

    ReviewMails(
            ChangeRequests requests,
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

    @Override
    public String name() {
        return "notification.request-decided";
    }

    @Override
    public Class<RequestDecided> type() {
        return RequestDecided.class;
    }

    @Override
    public Mono<Void> handle(RequestDecided event) {
        return requests.find(event.requestId())
                .filter(r -> r.state().answered())
                .zipWhen(r -> cooperatives.find(r.cooperativeId()), this::mail)
                .flatMap(mail -> rows.insert(List.of(mail), clock.instant()));
    }

    private Mail mail(ChangeRequest r, Cooperative c) {
        var title = r.proposed().title();
        var answer = r.answer();
        var letter =
                new Letter(
                        subject(r, title),
                        "Pengurus " + c.name(),
                        List.of(words(r)),
                        List.of(
                                new Fact("Produk", title),
                                new Fact("Jawaban dinas", answer == null ? "-" : answer)),
                        List.of(),
                        false,
                        new Link(
                                "Buka produk",
                                settings.link("/lapak/" + c.id() + "/produk/" + r.listingId())));
        var occasion =
                new Occasion(r.id(), Step.LISTING_DECIDED, Addressee.COOPERATIVE, r.id(), null);
        return new Mail(occasion, c.email(), letter);
    }

    private static String subject(ChangeRequest r, String title) {
        return (r.state() == RequestState.APPROVED ? "Disetujui: %s" : "Perlu diperbaiki: %s")
                .formatted(title);
    }

    private static String words(ChangeRequest r) {
        if (r.state() == RequestState.APPROVED) {
            return r.kind() == RequestKind.CHANGE
                    ? "Dinas menyetujui perubahan ini. Pembeli sekarang melihat versi baru."
                    : "Dinas menyetujui produk ini. Produk sudah terbit.";
        }
        if (r.kind() == RequestKind.CHANGE) {
            return "Dinas belum menyetujui perubahan ini. Pembeli masih melihat versi lama. Perbaiki lalu simpan lagi.";
        }
        return r.kind() == RequestKind.AFTERWARDS && r.state() == RequestState.CHANGES_ASKED
                ? "Dinas meminta perbaikan. Produk tetap dijual selama diperbaiki."
                : "Dinas belum menyetujui produk ini, jadi belum dijual. Perbaiki lalu ajukan lagi.";
    }
}
