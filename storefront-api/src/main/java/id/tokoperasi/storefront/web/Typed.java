package id.tokoperasi.storefront.web;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;

/** The fields of a form or a query as people type them. Never throws: what cannot be read is empty. */
public record Typed(MultiValueMap<String, String> fields) {

    private static final int LONGEST = 6_000;
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,180}\\.[^@\\s]{2,}");
    private static final List<DateTimeFormatter> DAYS =
            List.of(
                    DateTimeFormatter.ISO_LOCAL_DATE,
                    day("d-M-uuuu"),
                    day("d/M/uuuu"),
                    day("d.M.uuuu"));

    private static DateTimeFormatter day(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }

    /** The text without white space around it; empty when the field is missing. */
    public String text(String name) {
        var value = fields.getFirst(name);
        if (value == null) {
            return "";
        }
        var cut = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        return cut.strip().replace("\u0000", "");
    }

    /** All values of a field, at most 60. */
    public List<String> texts(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(v -> !v.isEmpty() && v.length() <= 100)
                .limit(60)
                .toList();
    }

    /** All ids among the values of a field, as {@link #texts} reads them. */
    public List<UUID> ids(String name) {
        return texts(name).stream().flatMap(t -> idOf(t).stream()).toList();
    }

    public boolean has(String name) {
        return !text(name).isEmpty();
    }

    /** Money as {@code 25000}, {@code 25.000}, {@code Rp 25.000}, {@code 25.000,00}; or a count. */
    public OptionalLong number(String name) {
        return read(text(name));
    }

    /** A number as people type it; empty when it is none. */
    public static OptionalLong read(String typed) {
        var plain =
                typed.replaceAll("(?i)^rp\\.?", "")
                        .replaceAll("[\\s\\u00a0]", "")
                        .replaceAll(",0{1,2}$", "")
                        .replaceAll("(?<=\\d)[.,](?=\\d{3}(\\D|$))", "");
        return plain.matches("\\d{1,13}")
                ? OptionalLong.of(Long.parseLong(plain))
                : OptionalLong.empty();
    }

    /** A whole number up to a million. */
    public OptionalInt count(String name) {
        var number = number(name);
        return number.isPresent() && number.getAsLong() <= 1_000_000
                ? OptionalInt.of((int) number.getAsLong())
                : OptionalInt.empty();
    }

    public Optional<UUID> id(String name) {
        return idOf(text(name));
    }

    /** A UUID in its usual form. */
    public static Optional<UUID> idOf(@Nullable String text) {
        try {
            return text != null && text.length() == 36
                    ? Optional.of(UUID.fromString(text))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** A mobile number as 08…, 628… or +628…, in the form +62…; empty when it is none. */
    public Optional<String> phone(String name) {
        var digits = text(name).replaceAll("[\\s.\\-()]", "");
        var national =
                digits.startsWith("+62")
                        ? digits.substring(3)
                        : digits.startsWith("62")
                                ? digits.substring(2)
                                : digits.startsWith("0") ? digits.substring(1) : "";
        return national.matches("8\\d{7,11}") ? Optional.of("+62" + national) : Optional.empty();
    }

    /** A day as a date picker sends it, or as people write it: 24-11-2026, 24/11/2026, 24.11.2026. */
    public Optional<LocalDate> date(String name) {
        var typed = text(name);
        for (var habit : DAYS) {
            try {
                return Optional.of(LocalDate.parse(typed, habit));
            } catch (DateTimeParseException other) {
                // the next habit
            }
        }
        return Optional.empty();
    }

    /** An address of the usual form; empty when it is none. */
    public Optional<String> email(String name) {
        return Optional.of(text(name)).filter(Typed::isEmail);
    }

    /** Whether it has the usual form of an address. */
    public static boolean isEmail(String typed) {
        return EMAIL.matcher(typed).matches();
    }

    /** A path of our own to come back to, else the other one. */
    public String back(String otherwise) {
        var path = text("kembali");
        return path.isEmpty() || !ReturnPath.isOwn(path) ? otherwise : path;
    }
}
