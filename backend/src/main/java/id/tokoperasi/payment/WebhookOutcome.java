package id.tokoperasi.payment;

import java.util.UUID;

/** What a webhook call led to. All of these deserve a 2xx answer: repeating would not help. */
public sealed interface WebhookOutcome {

    /** The money was seen for the first time. */
    record Settled(UUID paymentId, boolean late) implements WebhookOutcome {}

    /** Believed and written down; the payment was settled already, or the news was no money. */
    record Recorded(UUID paymentId) implements WebhookOutcome {}

    /** This event has been here before. */
    record Repeated(String eventId) implements WebhookOutcome {}

    /** A kind of event that is of no use here; nothing is kept of it. */
    record Ignored(String type) implements WebhookOutcome {}

    /** Genuine, but about something that is not ours. */
    record Unknown(String objectId) implements WebhookOutcome {}

    /** About a payment of ours, but amount, currency, mode or id differ: not believed, for a person. */
    record Mismatch(UUID paymentId, String what) implements WebhookOutcome {}
}
