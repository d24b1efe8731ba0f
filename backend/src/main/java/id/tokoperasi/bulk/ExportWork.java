package id.tokoperasi.bulk;

import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.catalog.Variant;
import id.tokoperasi.jobs.Checkpoint;
import id.tokoperasi.jobs.JobRun;
import id.tokoperasi.media.MediaStore;
import id.tokoperasi.membership.Member;
import id.tokoperasi.membership.MemberState;
import id.tokoperasi.membership.Members;
import id.tokoperasi.sheets.Sheets;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Writes the rows of a cooperative into a file, a page of the database at a time. */
@Component
class ExportWork {

    private static final int PAGE = 100;

    private final Listings listings;
    private final Members members;
    private final Sheets sheets;
    private final MediaStore media;
    private final ImportRows files;
    private final JsonMapper json;
    private final Clock clock;

    ExportWork(
            Listings listings,
            Members members,
            Sheets sheets,
            MediaStore media,
            ImportRows files,
            JsonMapper json,
            Clock clock) {
        this.listings = listings;
        this.members = members;
        this.sheets = sheets;
        this.media = media;
        this.files = files;
        this.json = json;
        this.clock = clock;
    }

    Mono<Void> run(JobRun run) {
        var job = run.job();
        var wish = json.readValue(job.input(), Exports.Wish.class);
        var key = "private/exports/" + job.id() + "." + wish.format().ending();
        var rows =
                Flux.<List<?>>just(wish.kind().headings())
                        .concatWith(rows(wish.kind(), job.ownerId()));
        return Mono.usingWhen(
                Mono.fromCallable(() -> Files.createTempFile("export", ".tmp"))
                        .subscribeOn(Schedulers.boundedElastic()),
                file ->
                        sheets.write(file, wish.format(), wish.kind().path(), rows)
                                .delayUntil(n -> media.take(key, file))
                                .flatMap(n -> keep(run, key, n - 1)),
                file ->
                        Mono.fromRunnable(() -> delete(file))
                                .subscribeOn(Schedulers.boundedElastic()));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Mono<Void> keep(JobRun run, String key, long rows) {
        var until = clock.instant().plus(Exports.KEPT);
        var made = json.writeValueAsString(new Exports.Made(key, rows, until));
        return run.step(() -> files.keepUntil(key, until).thenReturn(new Checkpoint(rows, made)));
    }

    /** As the import of that kind reads them. */
    private Flux<List<?>> rows(ImportKind kind, UUID cooperativeId) {
        return switch (kind) {
            case LISTINGS ->
                    pages(
                                    after -> listings.page(cooperativeId, null, null, after, PAGE),
                                    Listing::id)
                            .concatMapIterable(ExportWork::goods);
            case STOCK ->
                    pages(
                                    after -> listings.page(cooperativeId, null, null, after, PAGE),
                                    Listing::id)
                            .concatMapIterable(ExportWork::stock);
            case MEMBERS ->
                    Flux.concat(
                                    pages(after -> page(cooperativeId, true, after), Member::id),
                                    pages(after -> page(cooperativeId, false, after), Member::id))
                            .map(ExportWork::member);
        };
    }

    private Flux<Member> page(UUID cooperativeId, boolean former, @Nullable UUID after) {
        return members.page(
                cooperativeId,
                former ? MemberState.FORMER : MemberState.CURRENT,
                null,
                after,
                PAGE);
    }

    private record Page<T>(List<T> items) {}

    private static <T> Flux<T> pages(
            Function<@Nullable UUID, Flux<T>> from, Function<T, UUID> idOf) {
        return from.apply(null)
                .collectList()
                .map(Page::new)
                .expand(
                        page ->
                                page.items().size() < PAGE
                                        ? Mono.empty()
                                        : from.apply(idOf.apply(page.items().getLast()))
                                                .collectList()
                                                .map(Page::new))
                .concatMapIterable(Page::items, 1);
    }

    /** A variant after the first names the first as its listing and leaves out what it has from it. */
    private static List<List<?>> goods(Listing l) {
        var rows = new ArrayList<List<?>>();
        for (var v : l.variants()) {
            rows.add(rows.isEmpty() ? first(l, v) : other(l.variants().getFirst(), v));
        }
        return rows;
    }

    private static List<?> first(Listing l, Variant v) {
        return Arrays.asList(
                v.sku(),
                null,
                l.title(),
                l.description(),
                l.categorySlug(),
                ListingCells.word(l.contentUnit()),
                v.name(),
                v.price().rupiah(),
                v.weightGrams(),
                v.netAmount(),
                v.onHand(),
                l.leadTimeDays(),
                l.makerNote());
    }

    private static List<?> other(Variant first, Variant v) {
        return Arrays.asList(
                v.sku(),
                first.sku(),
                null,
                null,
                null,
                null,
                v.name(),
                v.price().rupiah(),
                v.weightGrams(),
                v.netAmount(),
                v.onHand(),
                null,
                null);
    }

    private static List<List<?>> stock(Listing l) {
        return l.variants().stream().<List<?>>map(v -> List.of(v.sku(), v.onHand())).toList();
    }

    private static List<?> member(Member m) {
        return Arrays.asList(
                m.number(),
                m.name(),
                m.village(),
                m.phone(),
                m.joinedOn(),
                m.leftOn(),
                m.namedAsMaker() ? "ya" : "tidak");
    }
}
