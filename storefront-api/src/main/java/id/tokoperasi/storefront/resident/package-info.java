/** What residents call: finding, baskets, checkout, their orders; as pages and as JSON. */
@NullMarked
package id.tokoperasi.storefront.resident;

import org.jspecify.annotations.NullMarked;
