/**
 * The storefront: JSON API, pages, webhooks and schedules over the modules of the backend. Holds no
 * rules and no SQL.
 */
@NullMarked
package id.tokoperasi.storefront;

import org.jspecify.annotations.NullMarked;
