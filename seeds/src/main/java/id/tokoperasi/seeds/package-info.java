/**
 * The data a regency starts with: districts, categories, rules, offices, demo cooperatives and their
 * listings, read from the files of one folder under {@code seeds/}. Has no schema and no events; what
 * is read here goes into the backend through its modules' public API.
 */
@NullMarked
package id.tokoperasi.seeds;

import org.jspecify.annotations.NullMarked;
