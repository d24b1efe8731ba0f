package id.tokoperasi.infra.stripe;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

/** An answer that is Stripe's error body instead of an object. */
final class StripeError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;
    private final @Nullable String code;
    private final @Nullable String param;
    private final @Nullable String declineCode;

    private StripeError(
            int status,
            String type,
            @Nullable String code,
            String message,
            @Nullable String param,
            @Nullable String declineCode) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.param = param;
        this.declineCode = declineCode;
    }

    static StripeError invalid(@Nullable String code, String message, @Nullable String param) {
        return new StripeError(400, "invalid_request_error", code, message, param, null);
    }

    static StripeError missing(String kind, String id, String param, int status) {
        return new StripeError(
                status,
                "invalid_request_error",
                "resource_missing",
                "No such %s: '%s'".formatted(kind, id),
                param,
                null);
    }

    static StripeError unauthorized(String message) {
        return new StripeError(401, "invalid_request_error", null, message, null, null);
    }

    static StripeError unknownUrl(String method, String path) {
        return new StripeError(
                404,
                "invalid_request_error",
                null,
                "Unrecognized request URL (%s: %s).".formatted(method, path),
                null,
                null);
    }

    static StripeError declined(String declineCode) {
        var code =
                switch (declineCode) {
                    case "expired_card", "incorrect_cvc", "processing_error" -> declineCode;
                    default -> "card_declined";
                };
        var message =
                switch (declineCode) {
                    case "insufficient_funds" -> "Your card has insufficient funds.";
                    case "expired_card" -> "Your card has expired.";
                    case "incorrect_cvc" -> "Your card's security code is incorrect.";
                    default -> "Your card was declined.";
                };
        return new StripeError(402, "card_error", code, message, null, declineCode);
    }

    static StripeError otherParameters(String key) {
        return new StripeError(
                400,
                "idempotency_error",
                null,
                "Keys for idempotent requests can only be used with the same parameters they were"
                        + " first used with. Try using a key other than '"
                        + key
                        + "' if you meant to execute a different request.",
                null,
                null);
    }

    static StripeError keyInUse(String key) {
        return new StripeError(
                409,
                "idempotency_error",
                "idempotency_key_in_use",
                "There is currently another in-progress request using this Idempotent Key: " + key,
                null,
                null);
    }

    static StripeError tooManyRequests() {
        return new StripeError(
                429, "invalid_request_error", "rate_limit", "Too many requests.", null, null);
    }

    static StripeError serverError() {
        return new StripeError(500, "api_error", null, "An unknown error occurred.", null, null);
    }

    int status() {
        return status;
    }

    /** Stripe's {@code {"error": {...}}}. */
    ObjectNode body() {
        var answer = Json.object();
        answer.set("error", details());
        return answer;
    }

    /** The error alone, as {@code last_payment_error} holds it. */
    ObjectNode details() {
        var error = Json.object();
        if (code != null) {
            error.put("code", code);
            error.put("doc_url", "https://docs.stripe.com/error-codes/" + code.replace('_', '-'));
        }
        if (declineCode != null) {
            error.put("decline_code", declineCode);
        }
        error.put("message", getMessage());
        if (param != null) {
            error.put("param", param);
        }
        error.put("type", type);
        return error;
    }
}
