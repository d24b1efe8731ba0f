package id.tokoperasi.kernel;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The settings that an application cannot start without. Checked before anything else, so that a
 * missing one is told in one line that names it and not in a page of stack trace.
 */
public final class RequiredSettings {

    private final UnaryOperator<@Nullable String> lookUp;
    private final List<String> faults = new ArrayList<>();

    /** @param lookUp from the name of a variable to its value, null when it is not set */
    public RequiredSettings(UnaryOperator<@Nullable String> lookUp) {
        this.lookUp = lookUp;
    }

    /** Variables of the process, which system properties of the same name may replace. */
    public static RequiredSettings ofProcess() {
        return new RequiredSettings(
                name -> name == null ? null : System.getProperty(name, System.getenv(name)));
    }

    /** It must be there and look right; the value itself is never shown. */
    public RequiredSettings need(String name, String shape, Predicate<String> isRight) {
        var value = value(name);
        if (value.isEmpty()) {
            faults.add(name + " is not set (" + shape + ")");
        } else if (!isRight.test(value)) {
            faults.add(name + " is malformed (" + shape + ")");
        }
        return this;
    }

    /** It may be absent; when it is there it must look right. */
    public RequiredSettings allow(String name, String shape, Predicate<String> isRight) {
        var value = value(name);
        if (!value.isEmpty() && !isRight.test(value)) {
            faults.add(name + " is malformed (" + shape + ")");
        }
        return this;
    }

    /** It must not be one of the values that everybody can read in the repository. */
    public RequiredSettings forbid(String name, Set<String> known) {
        if (known.contains(value(name))) {
            faults.add(name + " is a value of the local stack");
        }
        return this;
    }

    /** The value, empty when it is not set. */
    public String value(String name) {
        var value = lookUp.apply(name);
        return value == null ? "" : value.strip();
    }

    /** One line that names every fault; empty when all is well. */
    public String faults() {
        return String.join("; ", faults);
    }

    /** Ends the process with that one line when something is missing. */
    public void checkOrExit(String application) {
        if (!faults.isEmpty()) {
            System.err.println(application + " cannot start: " + faults());
            System.exit(2);
        }
    }

    public static boolean isPostgresql(String value) {
        return value.matches("r2dbc:postgresql://[^/\\s]+/[^/\\s]+");
    }

    /** One or more http or https addresses, set apart by commas. */
    public static boolean isWebAddresses(String value) {
        return List.of(value.split(",")).stream().allMatch(one -> isWebAddress(one.strip()));
    }

    public static boolean isWebAddress(String value) {
        try {
            var uri = URI.create(value);
            return uri.getHost() != null
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
