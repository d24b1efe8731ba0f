package id.tokoperasi.procurement;

import java.time.LocalDate;

/**
 * What an officer found in the national catalogue.
 *
 * @param searched the words that were looked for
 * @param reason why it is not bought there; may be empty when nothing was found
 */
public record CatalogueCheck(LocalDate checkedOn, String searched, Result result, String reason) {

    /** How it ended. */
    public enum Result {
        NOT_FOUND,
        /** There is something, which does not meet need, volume, time or place. */
        UNFIT,
        /** There is something fit; then e-purchasing is a duty unless the PPK says why not. */
        FOUND
    }

    public CatalogueCheck {
        searched = searched.strip();
        reason = reason.strip();
    }
}
