package id.tokoperasi.storefront.web;

import id.tokoperasi.access.Idempotency;
import id.tokoperasi.access.Repeatable;
import id.tokoperasi.access.StoredAnswer;
import id.tokoperasi.kernel.Refusal;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Makes a POST safe to repeat, as an argument of the handler: {@code return once.json(body, id -> ...)}
 * for the API, {@code return once.form(id -> ...)} for pages. The key comes from the header {@code
 * Idempotency-Key} or the hidden field {@code kunci}; without one the work simply runs. The work goes
 * on when the client hangs up.
 */
public final class Once {

    /** Hidden field of forms; give every rendered form a new value. */
    public static final String FIELD = "kunci";

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    private static final List<String> KEPT = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);
    private static final List<String> NOT_ASKED = List.of(FIELD, "_csrf");

    private final ServerWebExchange exchange;
    private final Idempotency idempotency;
    private final JsonMapper json;
    private final String subject;
    private final String operation;

    Once(
            ServerWebExchange exchange,
            Idempotency idempotency,
            JsonMapper json,
            String subject,
            String operation) {
        this.exchange = exchange;
        this.idempotency = idempotency;
        this.json = json;
        this.subject = subject;
        this.operation = operation;
    }

    /**
     * For work that only touches the database; it commits together with its answer.
     *
     * @param body what was asked, any record that Jackson can write; null when nothing
     * @param work gets an id that is the same however often the request comes
     */
    public <T> Mono<ResponseEntity<T>> json(
            @Nullable Object body, Function<UUID, Mono<ResponseEntity<T>>> work) {
        var key = exchange.getRequest().getHeaders().getFirst(HEADER);
        if (key == null) {
            return detached(Mono.defer(() -> work.apply(UUID.randomUUID())));
        }
        var first = new First<T>();
        return Mono.fromSupplier(() -> repeatable(key, json.writeValueAsString(body)))
                .flatMap(
                        call ->
                                idempotency.once(
                                        call, id -> work.apply(id).map(a -> store(a, first))))
                .as(Once::detached)
                .flatMap(stored -> answer(stored, first));
    }

    /** For work that also calls outside and runs transactions of its own. */
    public <T> Mono<ResponseEntity<T>> jsonOutside(
            @Nullable Object body, Function<Idempotency.Try, Mono<ResponseEntity<T>>> work) {
        var key = exchange.getRequest().getHeaders().getFirst(HEADER);
        if (key == null) {
            var only = new Idempotency.Try(UUID.randomUUID(), false);
            return detached(Mono.defer(() -> work.apply(only)));
        }
        var first = new First<T>();
        return Mono.fromSupplier(() -> repeatable(key, json.writeValueAsString(body)))
                .flatMap(
                        call ->
                                idempotency.onceOutside(
                                        call, aTry -> work.apply(aTry).map(a -> store(a, first))))
                .as(Once::detached)
                .flatMap(stored -> answer(stored, first));
    }

    /**
     * A form whose work only touches the database.
     *
     * @param work answers the path to go to, which the browser then gets
     */
    public Mono<String> form(Function<UUID, Mono<String>> work) {
        return exchange.getFormData()
                .flatMap(
                        fields -> {
                            var key = fields.getFirst(FIELD);
                            return key == null
                                    ? Mono.defer(() -> work.apply(UUID.randomUUID()))
                                    : idempotency
                                            .once(
                                                    repeatable(key, asked(fields)),
                                                    id -> work.apply(id).map(Once::leadTo))
                                            .map(Once::path);
                        })
                .as(Once::detached)
                .map(path -> "redirect:" + path);
    }

    /**
     * The whole way of a form whose work only touches the database: its fields are read, the work is done
     * once, and the browser goes on. What is refused leads to {@code again}; what is unknown stays so.
     *
     * @param work gets an id that is the same however often the request comes; answers the path to go to
     * @param again the page with what is to be mended
     */
    public Mono<Rendering> step(
            BiFunction<Typed, UUID, Mono<String>> work,
            BiFunction<Typed, Refusal, Mono<Rendering>> again) {
        return exchange.getFormData()
                .map(Typed::new)
                .flatMap(
                        typed ->
                                form(id -> Mono.defer(() -> work.apply(typed, id)))
                                        .map(Fragments::after)
                                        .onErrorResume(
                                                Refusal.class,
                                                no ->
                                                        no.kind() == Refusal.Kind.UNKNOWN
                                                                ? Mono.error(no)
                                                                : again.apply(typed, no)));
    }

    /** A form whose work also calls outside. */
    public Mono<String> formOutside(Function<Idempotency.Try, Mono<String>> work) {
        return exchange.getFormData()
                .flatMap(
                        fields -> {
                            var key = fields.getFirst(FIELD);
                            var only = new Idempotency.Try(UUID.randomUUID(), false);
                            return key == null
                                    ? Mono.defer(() -> work.apply(only))
                                    : idempotency
                                            .onceOutside(
                                                    repeatable(key, asked(fields)),
                                                    aTry -> work.apply(aTry).map(Once::leadTo))
                                            .map(Once::path);
                        })
                .as(Once::detached)
                .map(path -> "redirect:" + path);
    }

    /** What must finish goes on when the client hangs up. */
    private static <T> Mono<T> detached(Mono<T> work) {
        return Mono.deferContextual(
                context -> Mono.fromFuture(work.contextWrite(context).toFuture(), true));
    }

    private Repeatable repeatable(String key, String asked) {
        var request = exchange.getRequest();
        var text = request.getMethod() + "\n" + request.getPath().value() + "\n" + asked;
        return new Repeatable(subject, operation, key, sha256(text));
    }

    private String asked(MultiValueMap<String, String> fields) {
        var asked = new TreeMap<>(fields);
        asked.keySet().removeAll(NOT_ASKED);
        return json.writeValueAsString(asked);
    }

    private <T> StoredAnswer store(ResponseEntity<T> answer, First<T> first) {
        first.answer = answer;
        var headers = new HashMap<String, String>();
        KEPT.forEach(
                name -> {
                    var value = answer.getHeaders().getFirst(name);
                    if (value != null) {
                        headers.put(name, value);
                    }
                });
        var body = answer.getBody();
        return new StoredAnswer(
                answer.getStatusCode().value(),
                headers,
                body == null ? null : json.writeValueAsString(body),
                false);
    }

    /** The first time the handler's own answer, later the stored one, which is written as it is. */
    private static <T> Mono<ResponseEntity<T>> answer(StoredAnswer stored, First<T> first) {
        var answer = first.answer;
        return answer == null || stored.replayed()
                ? Mono.error(new Replay(stored))
                : Mono.just(answer);
    }

    private static StoredAnswer leadTo(String path) {
        return new StoredAnswer(303, Map.of(HttpHeaders.LOCATION, path), null, false);
    }

    private static String path(StoredAnswer answer) {
        return answer.headers().getOrDefault(HttpHeaders.LOCATION, "/");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class First<T> {
        private volatile @Nullable ResponseEntity<T> answer;
    }

    /** Carries a stored answer past the handler's types to {@link Problems}, which writes it. */
    static final class Replay extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient StoredAnswer answer;

        Replay(StoredAnswer answer) {
            super("replayed answer", null, false, false);
            this.answer = answer;
        }

        StoredAnswer answer() {
            return answer;
        }
    }
}
