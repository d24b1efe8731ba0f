package id.tokoperasi.payment;

import id.tokoperasi.kernel.Columns;
import id.tokoperasi.kernel.Money;

import io.r2dbc.spi.Readable;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@Component
class PaymentRows {

    private static final String STANDING =
            """
            select p.*, a.id as attempt_id, a.status as attempt_status, a.success_url, a.cancel_url,
                   a.page_expires_at, a.started_at, a.session_id, a.url
              from payment.payments p
            """;

    private final DatabaseClient db;
    private final JsonMapper json;

    PaymentRows(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    Mono<Void> insert(PaymentRequest request, Instant now) {
        var insert =
                db.sql(
                                """
                                insert into payment.payments
                                       (id, purpose_id, amount_rupiah, lines, payer_email,
                                        created_at, expires_at)
                                values (:id, :purpose, :amount, cast(:lines as jsonb), :email,
                                        :now, :expires)
                                on conflict (id) do nothing
                                """)
                        .bind("id", request.id())
                        .bind("purpose", request.purposeId())
                        .bind("amount", request.amount().rupiah())
                        .bind("lines", json.writeValueAsString(stored(request.lines())))
                        .bind("now", now)
                        .bind("expires", request.expiresAt());
        var email = request.payerEmail();
        return (email == null
                        ? insert.bindNull("email", String.class)
                        : insert.bind("email", email))
                .then();
    }

    Flux<Payment> byIds(Collection<UUID> ids) {
        return db.sql("select * from payment.payments where id = any(:ids)")
                .bind("ids", ids.toArray(UUID[]::new))
                .map(PaymentRows::toPayment)
                .all();
    }

    /** With the open attempt, or else the newest. */
    Mono<Standing> standing(UUID paymentId) {
        return db.sql(
                        STANDING
                                + """
                                  left join lateral (
                                       select * from payment.attempts where payment_id = p.id
                                        order by (ended_at is null) desc, started_at desc, id desc
                                        limit 1) a on true
                                 where p.id = :id
                                """)
                .bind("id", paymentId)
                .map(this::toStanding)
                .one();
    }

    /** With exactly that attempt; empty when there is none. */
    Mono<Standing> standingOf(UUID attemptId) {
        return db.sql(
                        STANDING
                                + """
                                  join payment.attempts a on a.payment_id = p.id
                                 where a.id = :attempt
                                """)
                .bind("attempt", attemptId)
                .map(this::toStanding)
                .one();
    }

    /** Ends a payment unpaid and answers its purpose; empty when its state does not allow it. */
    Mono<UUID> end(UUID paymentId, PaymentStatus target) {
        return db.sql(
                        """
                        update payment.payments set status = :target
                         where id = :id and status = any(:before)
                        returning purpose_id
                        """)
                .bind("target", target.name())
                .bind("id", paymentId)
                .bind("before", target.before())
                .map(row -> Columns.uuid(row, "purpose_id"))
                .one();
    }

    /** Open payments whose time is over, those that ended first in front. */
    Flux<UUID> overdue(Instant now, int limit) {
        return db.sql(
                        """
                        select id from payment.payments
                         where status in ('OPEN', 'PENDING') and expires_at <= :now
                         order by expires_at limit :limit
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .map(row -> Columns.uuid(row, "id"))
                .all();
    }

    private Standing toStanding(Readable row) {
        return new Standing(
                toPayment(row),
                lines(Columns.text(row, "lines")),
                row.get("payer_email", String.class),
                toAttempt(row));
    }

    private static @Nullable Attempt toAttempt(Readable row) {
        var id = row.get("attempt_id", UUID.class);
        return id == null
                ? null
                : new Attempt(
                        id,
                        Columns.constant(row, "attempt_status", AttemptStatus.class),
                        Columns.text(row, "success_url"),
                        Columns.text(row, "cancel_url"),
                        Columns.instant(row, "page_expires_at"),
                        Columns.instant(row, "started_at"),
                        row.get("session_id", String.class),
                        row.get("url", String.class));
    }

    private static Payment toPayment(Readable row) {
        return new Payment(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "purpose_id"),
                Columns.money(row, "amount_rupiah"),
                Columns.constant(row, "status", PaymentStatus.class),
                Columns.money(row, "captured_rupiah"),
                Columns.money(row, "refunded_rupiah"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "expires_at"),
                row.get("settled_at", Instant.class));
    }

    private List<PaymentLine> lines(String stored) {
        return Arrays.stream(json.readValue(stored, StoredLine[].class))
                .map(l -> new PaymentLine(l.name(), Money.rupiah(l.priceRupiah()), l.quantity()))
                .toList();
    }

    private static List<StoredLine> stored(List<PaymentLine> lines) {
        return lines.stream()
                .map(l -> new StoredLine(l.name(), l.price().rupiah(), l.quantity()))
                .toList();
    }

    private record StoredLine(String name, long priceRupiah, int quantity) {}
}
