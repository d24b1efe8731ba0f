package id.tokoperasi.cooperative;

/** The kinds of cooperative (Law 25/1992, art. 16); the last one lends and may not offer goods. */
public enum CooperativeKind {
    PRODUCER,
    CONSUMER,
    MARKETING,
    SERVICE,
    SAVINGS_AND_LOAN
}
