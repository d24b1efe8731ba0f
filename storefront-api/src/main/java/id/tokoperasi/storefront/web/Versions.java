package id.tokoperasi.storefront.web;

import id.tokoperasi.kernel.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.regex.Pattern;

/** Versions of things as ETags. */
public final class Versions {

    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"?([0-9]{1,18})\"?");

    private Versions() {}

    /** The ETag of a version. */
    public static String eTag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that the caller has seen. Refuses {@code precondition-required} (428) without an If-Match,
     * and as stale when it is no version of ours.
     */
    public static long seen(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Refusal(Refusal.Kind.INVALID, "precondition-required", Map.of());
        }
        var matcher = ETAG.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw Refusal.stale();
        }
        return Long.parseLong(matcher.group(1));
    }
}
