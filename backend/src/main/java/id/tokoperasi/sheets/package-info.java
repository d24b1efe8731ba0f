/**
 * Tables as people keep them: CSV and XLSX, read and written row by row, never as a whole in memory.
 * Finds out encoding, separator and the habits of numbers and dates, and refuses what may be meant in
 * two ways. Blocks, so callers go through {@link id.tokoperasi.sheets.Sheets}. Owns no schema.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package id.tokoperasi.sheets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
