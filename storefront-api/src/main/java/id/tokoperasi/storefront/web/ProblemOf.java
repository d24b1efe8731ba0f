package id.tokoperasi.storefront.web;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.SqlStates;

import io.netty.handler.timeout.ReadTimeoutException;
import io.r2dbc.spi.R2dbcTimeoutException;

import jakarta.validation.ConstraintViolation;

import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import java.net.ConnectException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Says which problem an exception is. What is not known here is our fault and a 500. */
final class ProblemOf {

    private ProblemOf() {}

    static Problem error(Throwable error) {
        return switch (error) {
            case Refusal refusal -> refusal(refusal);
            case RateLimits.Exceeded e ->
                    Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests")
                            .retryAfter(e.retryAfterSeconds());
            case SignInRequired e -> Problem.of(HttpStatus.UNAUTHORIZED, "sign-in-required");
            case AuthenticationServiceException e -> away("sign-in-unavailable", 30);
            case AuthenticationException e -> Problem.of(HttpStatus.UNAUTHORIZED, "token-invalid");
            case CsrfException e -> Problem.of(HttpStatus.FORBIDDEN, "form-expired");
            case AccessDeniedException e -> Problem.of(HttpStatus.FORBIDDEN, "not-allowed");
            case ServerExchangeRejectedException e -> malformed("request-rejected");
            case WebExchangeBindException e ->
                    Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "fields-invalid").with(fields(e));
            case HandlerMethodValidationException e ->
                    Problem.of(HttpStatus.BAD_REQUEST, "parameter-invalid").with(parameters(e));
            case MissingRequestValueException e ->
                    Problem.of(
                            HttpStatus.BAD_REQUEST,
                            "parameter-missing",
                            Map.of("field", e.getName()));
            case ServerWebInputException e -> input(e);
            case ResponseStatusException e -> status(HttpStatus.valueOf(e.getStatusCode().value()));
            case DataBufferLimitException e ->
                    Problem.of(HttpStatus.CONTENT_TOO_LARGE, "body-too-large");
            case DecodingException e -> body(e);
            case ReadTimeoutException e ->
                    Problem.of(HttpStatus.REQUEST_TIMEOUT, "request-timeout");
            case TimeoutException e -> away("too-slow", 5);
            default -> byCause(error);
        };
    }

    private static Problem refusal(Refusal refusal) {
        var status =
                switch (refusal.kind()) {
                    case UNKNOWN -> HttpStatus.NOT_FOUND;
                    case CONFLICT -> HttpStatus.CONFLICT;
                    case STALE -> HttpStatus.PRECONDITION_FAILED;
                    case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
                    case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
                    case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
                };
        return switch (refusal.code()) {
            case "idempotency-key-malformed",
                    "webhook-signature",
                    "webhook-stale",
                    "webhook-future",
                    "webhook-livemode",
                    "webhook-body" ->
                    malformed(refusal.code());
            case "precondition-required" ->
                    Problem.of(HttpStatus.PRECONDITION_REQUIRED, refusal.code());
            case "request-in-progress" -> Problem.of(status, refusal.code()).retryAfter(2);
            default ->
                    Problem.of(status, refusal.code(), refusal.facts())
                            .retryAfter(refusal.kind() == Refusal.Kind.UNAVAILABLE ? 5 : 0);
        };
    }

    private static Problem input(ServerWebInputException error) {
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof DataBufferLimitException || cause instanceof DecodingException) {
                return error(cause);
            }
        }
        var parameter = error.getMethodParameter();
        var name = parameter == null ? null : parameter.getParameterName();
        return name == null
                ? malformed("body-malformed")
                : Problem.of(HttpStatus.BAD_REQUEST, "parameter-invalid", Map.of("field", name));
    }

    private static Problem body(DecodingException error) {
        return switch (error.getCause()) {
            case UnrecognizedPropertyException e -> field("field-unknown", e);
            case MismatchedInputException e -> field("field-malformed", e);
            case StreamConstraintsException e -> malformed("body-malformed");
            case DatabindException e -> field("field-malformed", e);
            case DataBufferLimitException e -> error(e);
            case null, default -> malformed("body-malformed");
        };
    }

    private static Problem field(String code, JacksonException error) {
        var path =
                error.getPath().stream()
                        .map(
                                step ->
                                        step.getPropertyName() == null
                                                ? "[" + step.getIndex() + "]"
                                                : step.getPropertyName())
                        .collect(Collectors.joining("."))
                        .replace(".[", "[");
        return path.isEmpty()
                ? malformed("body-malformed")
                : Problem.of(
                        HttpStatus.BAD_REQUEST,
                        code,
                        Map.of("field", path.length() > 100 ? path.substring(0, 100) : path));
    }

    private static List<Problem.Field> fields(WebExchangeBindException error) {
        return error.getBindingResult().getAllErrors().stream()
                .map(
                        wrong ->
                                new Problem.Field(
                                        wrong instanceof FieldError field
                                                ? field.getField()
                                                : wrong.getObjectName(),
                                        code(wrong.getCode()),
                                        facts(wrong)))
                .toList();
    }

    private static List<Problem.Field> parameters(HandlerMethodValidationException error) {
        return error.getParameterValidationResults().stream()
                .map(
                        result -> {
                            var wrong = result.getResolvableErrors().getFirst();
                            var codes = wrong.getCodes();
                            return new Problem.Field(
                                    String.valueOf(result.getMethodParameter().getParameterName()),
                                    code(codes == null ? null : codes[codes.length - 1]),
                                    attributes(result.unwrap(wrong, ConstraintViolation.class)));
                        })
                .toList();
    }

    private static Map<String, ?> facts(ObjectError wrong) {
        return wrong.contains(ConstraintViolation.class)
                ? attributes(wrong.unwrap(ConstraintViolation.class))
                : Map.of();
    }

    private static Map<String, ?> attributes(ConstraintViolation<?> violation) {
        return violation.getConstraintDescriptor().getAttributes();
    }

    /** {@code NotBlank} becomes {@code not-blank}. */
    private static String code(@Nullable String constraint) {
        return constraint == null
                ? "invalid"
                : constraint.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static Problem status(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> Problem.of(status, "not-found");
            case METHOD_NOT_ALLOWED -> Problem.of(status, "method-not-allowed");
            case NOT_ACCEPTABLE -> Problem.of(status, "not-acceptable");
            case UNSUPPORTED_MEDIA_TYPE -> Problem.of(status, "media-type-unsupported");
            case CONTENT_TOO_LARGE -> Problem.of(status, "body-too-large");
            case SERVICE_UNAVAILABLE -> away("unavailable", 5);
            default -> Problem.of(status, status.is4xxClientError() ? "bad-request" : "internal");
        };
    }

    private static Problem byCause(Throwable error) {
        var sql = SqlStates.of(error);
        if (sql.isPresent()) {
            return database(sql.get());
        }
        if (error instanceof DataAccessResourceFailureException
                || has(error, R2dbcTimeoutException.class)
                || has(error, ConnectException.class)) {
            return away("database-unavailable", 5);
        }
        if (error.getClass().getName().endsWith("RequestTimeoutException")) {
            return Problem.of(HttpStatus.REQUEST_TIMEOUT, "request-timeout");
        }
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal");
    }

    /** By SQLSTATE: the exception types tell the same fault apart and different ones together. */
    private static Problem database(String state) {
        if (state.startsWith("22")) {
            return malformed("value-malformed");
        }
        if (state.startsWith("23")) {
            return Problem.of(HttpStatus.CONFLICT, "already-changed");
        }
        if (state.equals(SqlStates.LOCK_TIMEOUT)) {
            return Problem.of(HttpStatus.CONFLICT, "busy").retryAfter(2);
        }
        if (state.startsWith("40")) {
            return away("busy", 1);
        }
        return state.startsWith("57") || state.startsWith("08") || state.startsWith("53")
                ? away("database-unavailable", 5)
                : Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal");
    }

    private static boolean has(Throwable error, Class<? extends Throwable> type) {
        for (Throwable t = error; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    private static Problem malformed(String code) {
        return Problem.of(HttpStatus.BAD_REQUEST, code);
    }

    private static Problem away(String code, int seconds) {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, code).retryAfter(seconds);
    }
}
