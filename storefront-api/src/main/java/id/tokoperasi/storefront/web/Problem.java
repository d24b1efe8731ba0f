package id.tokoperasi.storefront.web;

import org.springframework.http.HttpStatus;

import java.util.List;
import java.util.Map;

/**
 * What went wrong, before it is put into words.
 *
 * @param code stable, kebab-case; part of the API
 * @param facts figures for the words and for clients
 * @param fields what is wrong with single fields, if it is about fields
 * @param retryAfterSeconds 0 when trying again soon makes no difference
 */
record Problem(
        HttpStatus status,
        String code,
        Map<String, ?> facts,
        List<Field> fields,
        int retryAfterSeconds) {

    /**
     * A field of the request and the code of what is wrong with it.
     *
     * @param facts for the words, such as {@code min} and {@code max}
     */
    record Field(String field, String code, Map<String, ?> facts) {}

    static Problem of(HttpStatus status, String code) {
        return new Problem(status, code, Map.of(), List.of(), 0);
    }

    static Problem of(HttpStatus status, String code, Map<String, ?> facts) {
        return new Problem(status, code, facts, List.of(), 0);
    }

    Problem retryAfter(int seconds) {
        return new Problem(status, code, facts, fields, seconds);
    }

    Problem with(List<Field> wrong) {
        return new Problem(status, code, facts, wrong, retryAfterSeconds);
    }
}
