/**
 * A local double of Stripe: the part of its API, its signed webhooks and its hosted payment page
 * that Tokoperasi uses.
 *
 * <p>For tests, demos and the local stack, never for production. Keeps its objects in memory and,
 * when asked, in a journal file. Field names and defaults follow Stripe's published OpenAPI
 * fixtures (MIT licence, Stripe, Inc.).
 */
@NullMarked
package id.tokoperasi.infra.stripe;

import org.jspecify.annotations.NullMarked;
