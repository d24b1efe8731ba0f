package id.tokoperasi.cooperative;

/** The four non-lending kinds of cooperative (Law 25/1992, art. 16). */
public enum CooperativeKind {
    PRODUCER,
    CONSUMER,
    MARKETING,
    SERVICE
}
