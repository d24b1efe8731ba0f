package id.tokoperasi.kernel;

import java.util.Map;

/**
 * A rule said no; the transaction rolls back. Knows nothing of HTTP: the storefront alone maps the kind
 * to a status and the code to words ({@code problem.<code>} in the message files, Indonesian and
 * English).
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What sort of no it is. */
    public enum Kind {
        /** There is no such thing, or it is not the caller's: the two must look alike. */
        UNKNOWN,
        /** The state has moved on: somebody else was first, or the step does not follow. */
        CONFLICT,
        /** The caller edits a version that is no longer the current one. */
        STALE,
        /** Well formed, but a rule of the business refuses it. */
        INVALID,
        /** The caller is known and lacks the role. */
        NOT_ALLOWED,
        /** Something needed is away for now; trying again later may work. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final String code;
    private final transient Map<String, ?> facts;

    /**
     * @param code stable, kebab-case, part of the API
     * @param facts figures that the words name and that a client may read, never personal data
     */
    public Refusal(Kind kind, String code, Map<String, ?> facts) {
        super(code + facts, null, false, false);
        this.kind = kind;
        this.code = code;
        this.facts = facts;
    }

    /** 404, the same for absent and foreign. */
    public static Refusal unknown() {
        return new Refusal(Kind.UNKNOWN, "not-found", Map.of());
    }

    /** The state does not allow it, or somebody else was first. */
    public static Refusal conflict(String code) {
        return new Refusal(Kind.CONFLICT, code, Map.of());
    }

    /** The caller has not seen the newest version. */
    public static Refusal stale() {
        return new Refusal(Kind.STALE, "version-changed", Map.of());
    }

    /** A rule of the business refuses. */
    public static Refusal invalid(String code, Map<String, ?> facts) {
        return new Refusal(Kind.INVALID, code, facts);
    }

    /** A rule about one field refuses; forms show it there. */
    public static Refusal invalidField(String field, String code) {
        return new Refusal(Kind.INVALID, code, Map.of("field", field));
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /** Figures for the words; {@code field} names the field of a form, if one is to blame. */
    public Map<String, ?> facts() {
        return facts == null ? Map.of() : facts;
    }
}
