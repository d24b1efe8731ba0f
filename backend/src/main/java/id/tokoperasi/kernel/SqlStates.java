package id.tokoperasi.kernel;

import io.r2dbc.spi.R2dbcException;

import java.util.Optional;

/** Reads SQLSTATE out of whatever the driver and Spring wrapped around it. */
public final class SqlStates {

    public static final String UNIQUE_VIOLATION = "23505";
    public static final String CHECK_VIOLATION = "23514";
    public static final String SERIALIZATION_FAILURE = "40001";
    public static final String DEADLOCK = "40P01";
    public static final String LOCK_TIMEOUT = "55P03";
    public static final String STATEMENT_TIMEOUT = "57014";

    private SqlStates() {}

    /** The five-letter SQLSTATE of the first database error among the causes; empty if none is one. */
    public static Optional<String> of(Throwable error) {
        for (Throwable t = error; t != null; t = t.getCause()) {
            if (t instanceof R2dbcException r2dbc) {
                return Optional.ofNullable(r2dbc.getSqlState());
            }
        }
        return Optional.empty();
    }

    /** Whether a unique key refused the row; the transaction is lost. */
    public static boolean isUniqueViolation(Throwable error) {
        return of(error).filter(UNIQUE_VIOLATION::equals).isPresent();
    }

    /** Whether the whole transaction may simply be tried again. */
    public static boolean isRetryable(Throwable error) {
        return of(error)
                .filter(s -> s.equals(SERIALIZATION_FAILURE) || s.equals(DEADLOCK))
                .isPresent();
    }
}
