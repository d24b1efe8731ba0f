package id.tokoperasi.ordering;

import id.tokoperasi.kernel.Money;

/** A way in which one cooperative can bring its goods, and what that costs. */
public record DeliveryOption(DeliveryMethod method, Money fee) {}
