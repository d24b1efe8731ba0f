package id.tokoperasi.verification;

/** Why an officer refuses a paper, asks for it again, or does without it. */
public enum DecisionReason {
    UNREADABLE,
    WRONG_PAPER,
    DATA_DIFFERS,
    INCOMPLETE,
    RUN_OUT,
    NOT_NEEDED,
    OTHER
}
