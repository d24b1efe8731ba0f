package id.tokoperasi.storefront.web;

import id.tokoperasi.access.SessionRow;

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.WebSession;

import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One visitor's session during one request. */
final class StoredSession implements WebSession {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 32;

    private final SessionStore store;
    private final Map<String, Object> attributes;
    private final Instant createdAt;
    private final @Nullable String storedAttributes;
    private final Instant storedSeenAt;
    private String id;
    private Instant seenAt;
    private @Nullable String replacedId;
    private boolean isNew;
    private boolean started;
    private boolean ended;

    private StoredSession(
            SessionStore store,
            String id,
            Map<String, Object> attributes,
            Instant createdAt,
            Instant seenAt,
            @Nullable String storedAttributes) {
        this.store = store;
        this.id = id;
        this.attributes = new ConcurrentHashMap<>(attributes);
        this.createdAt = createdAt;
        this.seenAt = seenAt;
        this.storedSeenAt = seenAt;
        this.storedAttributes = storedAttributes;
        this.isNew = storedAttributes == null;
        this.started = !isNew;
    }

    static StoredSession fresh(SessionStore store, Instant now) {
        return new StoredSession(store, newId(), Map.of(), now, now, null);
    }

    static StoredSession found(
            SessionStore store, String id, SessionRow row, Map<String, Object> attributes) {
        return new StoredSession(
                store, id, attributes, row.createdAt(), row.seenAt(), row.attributes());
    }

    private static String newId() {
        var bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static boolean isWellFormed(String id) {
        return id.matches("[A-Za-z0-9_-]{43}");
    }

    static byte[] hash(String id) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(id.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the database has of it; null when it has nothing. */
    @Nullable String storedAttributes() {
        return storedAttributes;
    }

    Instant storedSeenAt() {
        return storedSeenAt;
    }

    /** The id that a new one has taken the place of, to be removed. */
    @Nullable String replacedId() {
        return replacedId;
    }

    boolean isNew() {
        return isNew;
    }

    void touch(Instant now) {
        seenAt = now;
    }

    void saved() {
        isNew = false;
        replacedId = null;
    }

    void end() {
        ended = true;
        attributes.clear();
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return attributes;
    }

    @Override
    public void start() {
        started = true;
    }

    @Override
    public boolean isStarted() {
        return !ended && (started || !attributes.isEmpty());
    }

    @Override
    public Mono<Void> changeSessionId() {
        return Mono.fromRunnable(
                () -> {
                    if (!isNew) {
                        replacedId = id;
                    }
                    id = newId();
                    isNew = true;
                });
    }

    @Override
    public Mono<Void> invalidate() {
        end();
        var old = replacedId == null ? id : replacedId;
        return store.removeSession(old);
    }

    @Override
    public Mono<Void> save() {
        return isStarted() ? store.save(this) : Mono.empty();
    }

    /** The database decides what has expired, not the object in memory. */
    @Override
    public boolean isExpired() {
        return ended;
    }

    @Override
    public Instant getCreationTime() {
        return createdAt;
    }

    @Override
    public Instant getLastAccessTime() {
        return seenAt;
    }

    @Override
    public void setMaxIdleTime(Duration maxIdleTime) {
        throw new UnsupportedOperationException("how long a session lasts depends on who it is");
    }

    @Override
    public Duration getMaxIdleTime() {
        return SessionStore.SIGNED_IN_IDLE;
    }
}
