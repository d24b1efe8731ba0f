package id.tokoperasi.payment;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Instant;

@Component
class StripeEventRows {

    private final DatabaseClient db;

    StripeEventRows(DatabaseClient db) {
        this.db = db;
    }

    Mono<Long> forget(Instant before) {
        return db.sql("delete from payment.stripe_events where received_at < :before")
                .bind("before", before)
                .fetch()
                .rowsUpdated();
    }

    /** False when the event has been here before. */
    Mono<Boolean> insert(WebhookEvent event, Instant now) {
        return db.sql(
                        """
                        insert into payment.stripe_events
                               (id, type, object_id, created_at, received_at)
                        values (:id, :type, :object, :created, :now)
                        on conflict do nothing
                        """)
                .bind("id", event.id())
                .bind("type", event.type())
                .bind("object", event.objectId())
                .bind("created", event.created())
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }
}
