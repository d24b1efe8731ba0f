package id.tokoperasi.notification;

/** What a mail is about; the name stands in its row. */
enum Step {
    /** Please pay; one for all orders of a checkout. */
    PLACED,
    PAID,
    READY,
    SHIPPED,
    /** A part is on its way, the rest follows. */
    PART_SENT,
    /** Pieces cannot be had, and their price goes back. */
    CAME_SHORT,
    /** The buyer does without the part of what came short. */
    PART_REFUSED,
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
    RETURNED,
    /** Somebody is asked to join the staff of a cooperative. */
    STAFF_INVITED,
    /** Somebody wants to become a member; the cooperative has to answer. */
    JOIN_ASKED,
    /** Somebody has waited long to become a member; the cooperative has to answer. */
    JOIN_REMINDED,
    /** The cooperative has answered. */
    JOIN_ANSWERED,
    /** The office asks a cooperative to take a step. */
    OFFICE_CALL,
    /** A cooperative is invited to a training. */
    TRAINING_INVITED,
    /** Somebody of its waiting list comes now. */
    TRAINING_SEAT,
    /** A training takes place elsewhere, at another time, or not at all. */
    TRAINING_CHANGED,
    /** The dinas, or a day, has decided about a paper or an application. */
    PAPER_DECIDED,
    /** A paper runs out within a month. */
    PAPER_ENDING_30,
    /** A paper runs out within a week. */
    PAPER_ENDING_7,
    /** The dinas has answered what a cooperative asked about a listing. */
    LISTING_DECIDED
}
