package id.tokoperasi.notification;

/** What a mail is about; the name stands in its row. */
enum Step {
    /** Please pay; one for all orders of a checkout. */
    PLACED,
    PAID,
    READY,
    SHIPPED,
    COMPLETED,
    /** Ended before money came; one for all orders of a checkout. */
    CANCELLED_UNPAID,
    /** Called off after money had come. */
    CANCELLED,
    REFUNDED,
    /** The buyer wants to give it back; the cooperative has to answer. */
    RETURN_ASKED,
    RETURN_REFUSED,
    /** Taken back, the money is on its way. */
    RETURNED
}
