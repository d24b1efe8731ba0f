package id.tokoperasi.ordering;

/** How goods reach the buyer. */
public enum DeliveryMethod {
    /** Collected at the cooperative, free of charge. */
    PICKUP,
    /** Brought by the cooperative's courier for a fee by distance. */
    COURIER
}
