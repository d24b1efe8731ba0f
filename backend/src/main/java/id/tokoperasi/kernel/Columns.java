package id.tokoperasi.kernel;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Reads columns that the schema declares {@code not null}; a null there is a bug and throws. Columns
 * that may be null are read with {@link Readable#get(String, Class)}.
 */
public final class Columns {

    private Columns() {}

    /** The column's value as that type. */
    public static <T> T required(Readable row, String column, Class<T> type) {
        var value = row.get(column, type);
        if (value == null) {
            throw new IllegalStateException("null in column " + column);
        }
        return value;
    }

    public static UUID uuid(Readable row, String column) {
        return required(row, column, UUID.class);
    }

    public static String text(Readable row, String column) {
        return required(row, column, String.class);
    }

    /** A bigint, integer or smallint. */
    public static long number(Readable row, String column) {
        return required(row, column, Long.class);
    }

    /** An integer or smallint. */
    public static int count(Readable row, String column) {
        return required(row, column, Integer.class);
    }

    public static double decimal(Readable row, String column) {
        return required(row, column, Double.class);
    }

    public static boolean flag(Readable row, String column) {
        return required(row, column, Boolean.class);
    }

    public static Instant instant(Readable row, String column) {
        return required(row, column, Instant.class);
    }

    public static LocalDate date(Readable row, String column) {
        return required(row, column, LocalDate.class);
    }

    public static Money money(Readable row, String column) {
        return Money.rupiah(number(row, column));
    }

    /** An enum stored by its name. */
    public static <E extends Enum<E>> E constant(Readable row, String column, Class<E> type) {
        return Enum.valueOf(type, text(row, column));
    }

    /** A text[] column. */
    public static List<String> texts(Readable row, String column) {
        return List.of(required(row, column, String[].class));
    }

    /** A uuid[] column. */
    public static List<UUID> uuids(Readable row, String column) {
        return List.of(required(row, column, UUID[].class));
    }

    /** One column of rows that are written together, to bind as an array; its parts may be null. */
    public static <T, P extends @Nullable Object> P[] each(
            List<T> rows, Function<T, P> part, IntFunction<P[]> array) {
        return rows.stream().map(part).toArray(array);
    }

    /** A value to bind where null means SQL null. */
    public static <T> Parameter orNull(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }
}
