/**
 * The data a regency starts with: districts, categories, rules, offices, demo cooperatives and their
 * listings, read from the files of one folder under {@code seeds/} ({@link id.tokoperasi.seeds.Seeds})
 * and put into the backend through its modules' public API ({@link
 * id.tokoperasi.seeds.SeedsApplication}). Has no schema and hears no events.
 */
@NullMarked
package id.tokoperasi.seeds;

import org.jspecify.annotations.NullMarked;
