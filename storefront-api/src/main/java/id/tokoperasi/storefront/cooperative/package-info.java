/** What the staff of cooperatives call: their listings, stock and orders; as pages and as JSON. */
@NullMarked
package id.tokoperasi.storefront.cooperative;

import org.jspecify.annotations.NullMarked;
