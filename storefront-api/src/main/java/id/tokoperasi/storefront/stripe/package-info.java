/** What Stripe calls. */
@NullMarked
package id.tokoperasi.storefront.stripe;

import org.jspecify.annotations.NullMarked;
