package id.tokoperasi.search;

import org.jspecify.annotations.Nullable;

/** The index cannot be asked now; the caller answers in a reduced way. Carries no stack trace. */
public final class SearchUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    SearchUnavailable(@Nullable Throwable cause) {
        super(cause == null ? "search unavailable" : String.valueOf(cause), cause, false, false);
    }
}
