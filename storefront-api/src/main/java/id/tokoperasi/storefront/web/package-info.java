/**
 * What every request goes through, whoever calls: who it is and what they may, headers, limits,
 * language, problems. Controllers elsewhere take {@code CurrentUser}, {@code Visitor} and {@code Once}
 * as arguments and signal refusals; the rest happens here.
 */
@NullMarked
package id.tokoperasi.storefront.web;

import org.jspecify.annotations.NullMarked;
