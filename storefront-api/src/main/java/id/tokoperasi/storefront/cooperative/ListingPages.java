package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.Category;
import id.tokoperasi.catalog.CategoryTree;
import id.tokoperasi.catalog.ChangeRequests;
import id.tokoperasi.catalog.Completeness;
import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.ListingStatus;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.Drawings;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.storefront.web.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;

import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Assembles the list of a cooperative's listings and the editor. */
@Component
class ListingPages {

    static final int PICTURES_MAX = 8;
    private static final int PAGE = 24;
    private static final int PICTURE_WIDTH = 320;

    /** Names in addresses. */
    private static final Map<String, ListingStatus> STATUSES =
            Map.of(
                    "terbit", ListingStatus.PUBLISHED,
                    "perubahan", ListingStatus.CHANGES_PENDING,
                    "diperiksa", ListingStatus.IN_REVIEW,
                    "perbaiki", ListingStatus.REJECTED,
                    "draf", ListingStatus.DRAFT,
                    "tarik", ListingStatus.WITHDRAWN,
                    "arsip", ListingStatus.ARCHIVED);

    private static final List<String> TABS =
            List.of("terbit", "perubahan", "diperiksa", "perbaiki", "draf", "tarik", "arsip");

    private final LapakShells lapaks;
    private final Listings listings;
    private final ChangeRequests requests;
    private final ListingReviewPages reviews;
    private final Categories categories;
    private final ListingChoices choices;
    private final Drawings drawings;
    private final ManyMoves moves;
    private final MessageSource messages;
    private final Clock clock;

    ListingPages(
            LapakShells lapaks,
            Listings listings,
            ChangeRequests requests,
            ListingReviewPages reviews,
            Categories categories,
            ListingChoices choices,
            Drawings drawings,
            ManyMoves moves,
            MessageSource messages,
            Clock clock) {
        this.lapaks = lapaks;
        this.listings = listings;
        this.requests = requests;
        this.reviews = reviews;
        this.categories = categories;
        this.choices = choices;
        this.drawings = drawings;
        this.moves = moves;
        this.messages = messages;
        this.clock = clock;
    }

    /** A page of listings; query fields {@code keadaan}, {@code q}, {@code sesudah}. */
    Mono<ListingsView> list(ServerWebExchange exchange, UUID cooperativeId) {
        var typed = new Typed(exchange.getRequest().getQueryParams());
        var text = typed.text("q");
        var status = STATUSES.get(typed.text("keadaan"));
        return Mono.zip(
                        lapaks.of(exchange, cooperativeId),
                        listings.page(
                                        cooperativeId,
                                        status,
                                        text.isEmpty() ? null : cut(text),
                                        typed.id("sesudah").orElse(null),
                                        PAGE + 1)
                                .collectList(),
                        listings.countByStatus(cooperativeId),
                        categories.tree())
                .map(
                        all ->
                                list(
                                        all.getT1(),
                                        all.getT2(),
                                        tabs(
                                                all.getT1(),
                                                all.getT3(),
                                                status,
                                                Languages.of(exchange)),
                                        all.getT4(),
                                        moves.sentences(exchange),
                                        typed));
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), 100));
    }

    private ListingsView list(
            LapakShell lapak,
            List<Listing> found,
            List<Choice> tabs,
            CategoryTree tree,
            List<String> moved,
            Typed typed) {
        var shown = found.subList(0, Math.min(found.size(), PAGE));
        return new ListingsView(
                lapak,
                tabs,
                typed.text("q"),
                shown.stream().map(l -> row(l, tree)).toList(),
                PAGE,
                found.size() > PAGE ? next(lapak, shown.getLast().id(), typed) : null,
                moved,
                drawings.of("toples", 1));
    }

    private static String next(LapakShell lapak, UUID last, Typed typed) {
        var text = UriUtils.encode(typed.text("q"), StandardCharsets.UTF_8);
        var status = STATUSES.containsKey(typed.text("keadaan")) ? typed.text("keadaan") : "";
        return lapak.at("/produk")
                + "?keadaan="
                + status
                + (text.isEmpty() ? "" : "&q=" + text)
                + "&sesudah="
                + last;
    }

    private ListingsView.Row row(Listing listing, CategoryTree tree) {
        return new ListingsView.Row(
                listing.id(),
                listing.title(),
                drawings.of(
                        listing.pictureIds(),
                        PICTURE_WIDTH,
                        tree,
                        listing.categorySlug(),
                        listing.id()),
                statusKey(listing.status()),
                tone(listing.status()),
                listing.priceFrom().rupiah(),
                listing.variants().size() > 1,
                listing.available(),
                "/produk/" + listing.slug(),
                listing.status().publishable(),
                listing.status().onSale(),
                listing.version(),
                Completeness.of(ListingDraft.of(listing), tree, Jakarta.day(clock.instant()))
                        .score());
    }

    private static String statusKey(ListingStatus status) {
        return "lapak.status." + status.name();
    }

    private static String tone(ListingStatus status) {
        return switch (status) {
            case DRAFT, ARCHIVED -> "line";
            case PUBLISHED -> "ok";
            case IN_REVIEW, CHANGES_PENDING -> "brand";
            case WITHDRAWN -> "warn";
            case REJECTED -> "bad";
        };
    }

    private List<Choice> tabs(
            LapakShell lapak,
            Map<ListingStatus, Long> counts,
            @Nullable ListingStatus chosen,
            Locale locale) {
        var words = Words.of(locale);
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        var tabs = new ArrayList<Choice>();
        tabs.add(
                new Choice(
                        lapak.at("/produk"),
                        word("lapak.tab.all", locale) + " " + words.number(all),
                        chosen == null));
        for (var name : TABS) {
            var status = STATUSES.get(name);
            long count = status == null ? 0 : counts.getOrDefault(status, 0L);
            if (status != null && (count > 0 || status == chosen)) {
                tabs.add(
                        new Choice(
                                lapak.at("/produk?keadaan=" + name),
                                word(statusKey(status), locale) + " " + words.number(count),
                                status == chosen));
            }
        }
        return tabs;
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    /** The notice that goes with what became of a listing. */
    static String news(Listing now, String otherwise) {
        return switch (now.status()) {
            case IN_REVIEW -> "diperiksa";
            case CHANGES_PENDING -> "perubahan-diperiksa";
            case DRAFT, PUBLISHED, REJECTED, WITHDRAWN, ARCHIVED -> otherwise;
        };
    }

    /** The editor of a listing as its cooperative wrote it last. */
    Mono<ListingEditorView> editor(
            ServerWebExchange exchange, UUID cooperativeId, UUID listingId, FormErrors errors) {
        return listings.ofCooperative(cooperativeId, listingId)
                .zipWhen(requests::written)
                .flatMap(
                        both ->
                                editor(
                                        exchange,
                                        cooperativeId,
                                        both.getT1(),
                                        both.getT2(),
                                        both.getT1().version(),
                                        ListingForm.of(both.getT1(), both.getT2()),
                                        errors));
    }

    /**
     * The editor with what was typed.
     *
     * @param kept null for a new listing
     * @param written what the cooperative wrote last; null for a new listing
     * @param seen the version that the form was read from
     */
    Mono<ListingEditorView> editor(
            ServerWebExchange exchange,
            UUID cooperativeId,
            @Nullable Listing kept,
            @Nullable ListingDraft written,
            long seen,
            ListingForm form,
            FormErrors errors) {
        return kept == null
                ? editor(exchange, cooperativeId, new Kept(null, written, seen), form, null, errors)
                : reviews.of(exchange, kept)
                        .flatMap(
                                review ->
                                        editor(
                                                exchange,
                                                cooperativeId,
                                                new Kept(kept, written, seen),
                                                form,
                                                review,
                                                errors));
    }

    /**
     * The editor with what was typed and both versions side by side, after somebody else was first: who
     * saves it now has seen theirs.
     */
    Mono<ListingEditorView> conflict(
            ServerWebExchange exchange, Listing kept, ListingDraft written, ListingForm form) {
        return reviews.conflict(exchange, kept, written, ListingDrafts.of(form, written))
                .flatMap(
                        review ->
                                editor(
                                        exchange,
                                        kept.cooperativeId(),
                                        new Kept(kept, written, kept.version()),
                                        form,
                                        review,
                                        FormErrors.NONE));
    }

    /** What the catalogue has, and which version of it the form has seen. */
    private record Kept(@Nullable Listing listing, @Nullable ListingDraft written, long seen) {}

    private Mono<ListingEditorView> editor(
            ServerWebExchange exchange,
            UUID cooperativeId,
            Kept kept,
            ListingForm form,
            @Nullable ListingReviewView review,
            FormErrors errors) {
        var locale = Languages.of(exchange);
        return Mono.zip(
                        lapaks.of(exchange, cooperativeId),
                        categories.tree(),
                        choices.of(cooperativeId, form.terms(), locale))
                .map(
                        all ->
                                editor(
                                        all.getT1(),
                                        review,
                                        all.getT2(),
                                        all.getT3(),
                                        kept,
                                        form,
                                        errors,
                                        locale));
    }

    private ListingEditorView editor(
            LapakShell lapak,
            @Nullable ListingReviewView review,
            CategoryTree tree,
            ListingChoices.Of of,
            Kept was,
            ListingForm form,
            FormErrors errors,
            Locale locale) {
        var kept = was.listing();
        var written = was.written();
        var status = kept == null ? ListingStatus.DRAFT : kept.status();
        return new ListingEditorView(
                lapak,
                review,
                kept == null ? null : kept.id(),
                was.seen(),
                statusKey(status),
                tone(status),
                status.onSale(),
                kept == null ? "" : "/produk/" + kept.slug(),
                form.title(),
                form.description(),
                groups(tree, form.categorySlug(), locale),
                Arrays.stream(ContentUnit.values())
                        .map(u -> new Choice(u.name(), "listing.unit_" + u, u == form.unit()))
                        .toList(),
                form.leadTimeDays(),
                form.makerNote(),
                form.terms(),
                of.makers(),
                of.districts(),
                written == null ? null : score(written, tree, locale),
                form.variants().isEmpty() ? ListingForm.empty().variants() : form.variants(),
                form.certificates(),
                written == null ? List.of() : pictures(written),
                PICTURES_MAX,
                errors);
    }

    private ScoreView score(ListingDraft written, CategoryTree tree, Locale locale) {
        var found = Completeness.of(written, tree, Jakarta.day(clock.instant()));
        return ScoreView.of(
                found,
                found.papers().stream()
                        .map(kind -> word("listing.paper." + kind, locale))
                        .collect(Collectors.joining(", ")));
    }

    private List<ListingEditorView.KeptPicture> pictures(ListingDraft written) {
        return written.pictureIds().stream()
                .map(
                        id ->
                                new ListingEditorView.KeptPicture(
                                        id,
                                        drawings.picture(id, PICTURE_WIDTH, id),
                                        id.equals(written.pictureIds().getFirst())))
                .toList();
    }

    private static List<ListingEditorView.CategoryGroup> groups(
            CategoryTree tree, String chosen, Locale locale) {
        return tree.roots().stream()
                .map(
                        root ->
                                new ListingEditorView.CategoryGroup(
                                        name(root, locale),
                                        tree.all().stream()
                                                .filter(Category::isLeaf)
                                                .filter(
                                                        c ->
                                                                tree.pathTo(c.slug())
                                                                        .getFirst()
                                                                        .equals(root))
                                                .map(
                                                        c ->
                                                                new Choice(
                                                                        c.slug(),
                                                                        name(c, locale),
                                                                        c.slug().equals(chosen)))
                                                .toList()))
                .toList();
    }

    private static String name(Category category, Locale locale) {
        return locale.getLanguage().equals("en") ? category.nameEnglish() : category.name();
    }
}
