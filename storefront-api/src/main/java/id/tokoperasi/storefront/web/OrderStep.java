package id.tokoperasi.storefront.web;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A step of an order's way.
 *
 * @param key message key of the state
 * @param when when it happened, or null while it has not
 * @param by who did it, or an empty text
 * @param now true for the step the order is at
 */
public record OrderStep(String key, @Nullable Instant when, String by, boolean done, boolean now) {}
