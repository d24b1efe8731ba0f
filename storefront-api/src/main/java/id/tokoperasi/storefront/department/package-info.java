/** What the officers of the dinas and the auditors call; as pages and as JSON. */
@NullMarked
package id.tokoperasi.storefront.department;

import org.jspecify.annotations.NullMarked;
