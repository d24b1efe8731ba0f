package id.tokoperasi.seeds;

import id.tokoperasi.kernel.SqlStates;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;

/** Says in one line why loading failed. */
final class FailureWords {

    private FailureWords() {}

    static String of(Throwable error) {
        if (isUnreachable(error)) {
            return "the database of SPRING_R2DBC_URL cannot be reached";
        }
        return switch (SqlStates.of(error).orElse("")) {
            case "3F000", "42P01", "42703" ->
                    "the database has not the tables of this version; storefront-api makes them at its start";
            case "28P01", "28000" -> "the database refuses SPRING_R2DBC_USERNAME and its password";
            case "3D000" -> "the database that SPRING_R2DBC_URL names does not exist";
            default -> firstLine(error);
        };
    }

    private static boolean isUnreachable(Throwable error) {
        for (@Nullable Throwable t = error; t != null; t = t.getCause()) {
            if (t instanceof ConnectException || t instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    /** The part and the row that we were at, then what was wrong there. */
    private static String firstLine(Throwable error) {
        var words = new StringBuilder();
        var at = error;
        while (at instanceof IllegalStateException && at.getCause() != null) {
            words.append(at.getMessage()).append(": ");
            at = at.getCause();
        }
        var why = String.valueOf(cause(at).getMessage());
        return words + why.lines().findFirst().orElse(at.getClass().getSimpleName());
    }

    /** A file's failure says more than what lies under it; otherwise the deepest cause says most. */
    private static Throwable cause(Throwable error) {
        Throwable deepest = error;
        for (@Nullable Throwable t = error; t != null; t = t.getCause()) {
            if (t instanceof UncheckedIOException file
                    && !String.valueOf(file.getMessage()).startsWith("java.")) {
                return file;
            }
            deepest = t;
        }
        return deepest;
    }
}
