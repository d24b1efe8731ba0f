package id.tokoperasi.audit;

import id.tokoperasi.audit.AuditRows.Head;
import id.tokoperasi.audit.AuditRows.Link;
import id.tokoperasi.audit.AuditRows.Salted;
import id.tokoperasi.kernel.Transactions;

import io.micrometer.core.instrument.MeterRegistry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The record of decisions. Each subject has a chain of its own: an entry's hash covers the one before,
 * so that nothing can be changed, taken out or put in unseen.
 */
@Component
public class Audit {

    private static final Logger log = LoggerFactory.getLogger(Audit.class);

    private static final int SALT_BYTES = 16;
    private static final int CHAINS_AT_ONCE = 500;
    private static final Head NONE = new Head(0, new byte[0]);

    private final AuditRows rows;
    private final Transactions transactions;
    private final SecureRandom random = new SecureRandom();
    private final AtomicInteger broken;

    Audit(AuditRows rows, Transactions transactions, MeterRegistry metrics) {
        this.rows = rows;
        this.transactions = transactions;
        this.broken = metrics.gauge("audit.broken.chains", new AtomicInteger());
    }

    /**
     * Adds a decision to its subject's chain, in the caller's transaction: what is decided and its record
     * commit together. Whoever decides about the same subject at the same time waits.
     *
     * @param at the instant of the decision, the same that its other rows carry
     */
    public Mono<Void> record(Decision decision, Instant at) {
        return transactions.run(
                () ->
                        rows.lockHead(decision.subject())
                                .flatMap(head -> append(decision, at, head)));
    }

    private Mono<Void> append(Decision decision, Instant at, Head head) {
        var seq = head.seq() + 1;
        var personal = decision.personal().entrySet().stream().map(this::salt).toList();
        var canonical = Canonical.of(decision, seq, at, hashes(personal));
        var hash = Canonical.chained(head.hash(), canonical);
        return rows.append(decision, seq, at, canonical, head.hash(), hash)
                .then(rows.keep(decision.subject(), seq, personal));
    }

    private Salted salt(Map.Entry<String, String> field) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Salted(field.getKey(), HexFormat.of().formatHex(salt), field.getValue());
    }

    private static Map<String, String> hashes(List<Salted> personal) {
        return personal.stream()
                .collect(
                        Collectors.toMap(
                                Salted::field,
                                p -> Canonical.salted(p.salt(), p.value()),
                                (a, b) -> a,
                                TreeMap::new));
    }

    /**
     * A subject's decisions, newest first.
     *
     * @param before {@code seq} of the last one seen, or null from the newest
     * @param size 1 to 100
     */
    public Flux<AuditEntry> of(String subject, @Nullable Long before, int size) {
        return rows.of(subject, before == null ? Long.MAX_VALUE : before, size);
    }

    /**
     * What was decided last about anything, newest first.
     *
     * @param size 1 to 100
     */
    public Flux<AuditEntry> latest(int size) {
        return rows.latest(size);
    }

    /** Where this chain is broken; empty when it holds. */
    public Mono<BrokenChain> verify(String subject) {
        return Mono.zip(rows.links(subject).collectList(), rows.head(subject).defaultIfEmpty(NONE))
                .flatMap(all -> Mono.justOrEmpty(broken(subject, all.getT1(), all.getT2())));
    }

    /** Every chain that does not hold, in the order of their subjects. */
    public Flux<BrokenChain> verifyAll() {
        return subjects("").concatMap(this::verify);
    }

    /** {@link #verifyAll}, told to whoever watches: in the log and by the gauge {@code audit.broken.chains}. */
    public Mono<Void> check() {
        return verifyAll()
                .doOnNext(
                        b ->
                                log.error(
                                        "The record of {} is broken at entry {}",
                                        b.subject(),
                                        b.seq()))
                .count()
                .doOnNext(found -> broken.set(found.intValue()))
                .then();
    }

    private Flux<String> subjects(String after) {
        return rows.subjectsAfter(after, CHAINS_AT_ONCE)
                .collectList()
                .flatMapMany(
                        found ->
                                found.size() < CHAINS_AT_ONCE
                                        ? Flux.fromIterable(found)
                                        : Flux.fromIterable(found)
                                                .concatWith(
                                                        Flux.defer(
                                                                () -> subjects(found.getLast()))));
    }

    private static @Nullable BrokenChain broken(String subject, List<Link> links, Head head) {
        var previous = NONE;
        for (var link : links) {
            var expected = Canonical.chained(previous.hash(), link.canonical());
            if (link.seq() != previous.seq() + 1 || !Arrays.equals(expected, link.hash())) {
                return new BrokenChain(subject, previous.seq() + 1);
            }
            previous = new Head(link.seq(), link.hash());
        }
        var ends = head.seq() == previous.seq() && Arrays.equals(head.hash(), previous.hash());
        return ends ? null : new BrokenChain(subject, Math.min(previous.seq(), head.seq()) + 1);
    }
}
