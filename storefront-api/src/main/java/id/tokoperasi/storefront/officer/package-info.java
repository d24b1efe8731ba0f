/** What the regency's procurement officers call, and what anybody may ask of the rules; as pages and as JSON. */
@NullMarked
package id.tokoperasi.storefront.officer;

import org.jspecify.annotations.NullMarked;
