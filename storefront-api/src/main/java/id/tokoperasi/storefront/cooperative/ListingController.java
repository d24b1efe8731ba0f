package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.catalog.ChangeRequests;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.MakingMembers;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Typed;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.LinkedHashMap;
import java.util.UUID;

/** The cooperative's listings: list and editor. */
@Controller
class ListingController {

    private static final String EDITOR = "cooperative/listing";

    private final ListingPages pages;
    private final Listings listings;
    private final ChangeRequests requests;
    private final MakingMembers makers;
    private final FormWords words;
    private final MessageSource messages;

    ListingController(
            ListingPages pages,
            Listings listings,
            ChangeRequests requests,
            MakingMembers makers,
            FormWords words,
            MessageSource messages) {
        this.pages = pages;
        this.listings = listings;
        this.requests = requests;
        this.makers = makers;
        this.words = words;
        this.messages = messages;
    }

    @GetMapping("/lapak/{cooperativeId}/produk")
    Mono<Rendering> list(ServerWebExchange exchange, @PathVariable UUID cooperativeId) {
        var template =
                Fragments.wanted(exchange, "lagi")
                        ? "cooperative/listings-more"
                        : "cooperative/listings";
        return pages.list(exchange, cooperativeId).map(view -> Fragments.page(template, view));
    }

    @GetMapping("/lapak/{cooperativeId}/produk/baru")
    Mono<Rendering> fresh(ServerWebExchange exchange, @PathVariable UUID cooperativeId) {
        return pages.editor(
                        exchange,
                        cooperativeId,
                        null,
                        null,
                        0,
                        ListingForm.empty(),
                        FormErrors.NONE)
                .map(view -> Fragments.page(EDITOR, view));
    }

    @GetMapping("/lapak/{cooperativeId}/produk/{listingId}")
    Mono<Rendering> editor(
            ServerWebExchange exchange,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID listingId) {
        return pages.editor(exchange, cooperativeId, listingId, FormErrors.NONE)
                .map(view -> Fragments.page(EDITOR, view));
    }

    /** A form on its way into the catalogue. */
    private record Sent(
            ServerWebExchange exchange,
            UUID cooperativeId,
            @Nullable Listing kept,
            @Nullable ListingDraft written,
            long seenVersion,
            ListingForm form,
            String action,
            CurrentUser user,
            Once once) {

        boolean publishes() {
            return action.equals("terbit");
        }
    }

    /** Buttons: save; {@code aksi=terbit} saves and publishes; {@code aksi=varian} adds a variant. */
    @PostMapping("/lapak/{cooperativeId}/produk")
    Mono<Rendering> create(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId) {
        return exchange.getFormData()
                .map(Typed::new)
                .flatMap(
                        typed ->
                                save(
                                        new Sent(
                                                exchange,
                                                cooperativeId,
                                                null,
                                                null,
                                                0,
                                                ListingForm.of(typed),
                                                typed.text("aksi"),
                                                user,
                                                once)));
    }

    @PostMapping("/lapak/{cooperativeId}/produk/{listingId}")
    Mono<Rendering> edit(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID listingId) {
        return Mono.zip(
                        exchange.getFormData().map(Typed::new),
                        listings.ofCooperative(cooperativeId, listingId).zipWhen(requests::written))
                .flatMap(
                        both ->
                                save(
                                        new Sent(
                                                exchange,
                                                cooperativeId,
                                                both.getT2().getT1(),
                                                both.getT2().getT2(),
                                                both.getT1().number("versi").orElse(0),
                                                ListingForm.of(both.getT1()),
                                                both.getT1().text("aksi"),
                                                user,
                                                once)));
    }

    private Mono<Rendering> save(Sent sent) {
        if (sent.action().equals("varian")) {
            return editor(sent, sent.form().withAnother(), FormErrors.NONE)
                    .map(view -> Fragments.page(EDITOR, view));
        }
        var faults = faults(sent);
        if (faults.any()) {
            return mend(sent, faults);
        }
        return sent.once()
                .form(id -> write(sent).map(kept -> page(sent, kept)))
                .map(Fragments::after)
                .onErrorResume(Refusal.class, refusal -> explain(sent, refusal));
    }

    private Mono<Listing> write(Sent sent) {
        var kept = sent.kept();
        var subject = sent.user().subject();
        var draft = ListingDrafts.of(sent.form(), sent.written());
        var written =
                kept == null
                        ? listings.draft(sent.cooperativeId(), draft, subject)
                        : listings.edit(
                                sent.cooperativeId(),
                                kept.id(),
                                sent.seenVersion(),
                                draft,
                                subject);
        var checked = makers.check(sent.cooperativeId(), draft.makerMemberId()).then(written);
        return sent.publishes()
                ? checked.flatMap(
                        now ->
                                listings.publish(
                                        sent.cooperativeId(), now.id(), now.version(), subject))
                : checked;
    }

    private static String page(Sent sent, Listing kept) {
        return Fragments.withNews(
                "/lapak/" + sent.cooperativeId() + "/produk/" + kept.id(),
                ListingPages.news(kept, sent.publishes() ? "terbit" : "simpan"));
    }

    private FormErrors faults(Sent sent) {
        var locale = Languages.of(sent.exchange());
        var errors = new LinkedHashMap<String, String>();
        sent.form()
                .faults()
                .forEach((field, key) -> errors.put(field, messages.getMessage(key, null, locale)));
        return new FormErrors(errors);
    }

    /** What the catalogue refuses stands at its field; when others were first, both versions are shown. */
    private Mono<Rendering> explain(Sent sent, Refusal refusal) {
        return switch (refusal.kind()) {
            case UNKNOWN -> Mono.error(refusal);
            case STALE -> conflict(sent);
            case CONFLICT ->
                    editor(sent, sent.form(), words.of(refusal, sent.exchange()))
                            .map(view -> Fragments.conflict(EDITOR, view));
            default -> mend(sent, words.of(refusal, sent.exchange()));
        };
    }

    private Mono<Rendering> conflict(Sent sent) {
        var kept = sent.kept();
        return kept == null
                ? Mono.error(Refusal.stale())
                : listings.ofCooperative(sent.cooperativeId(), kept.id())
                        .zipWhen(requests::written)
                        .flatMap(
                                now ->
                                        pages.conflict(
                                                sent.exchange(),
                                                now.getT1(),
                                                now.getT2(),
                                                sent.form()))
                        .map(view -> Fragments.conflict(EDITOR, view));
    }

    private Mono<Rendering> mend(Sent sent, FormErrors errors) {
        return editor(sent, sent.form(), errors).map(view -> Fragments.mend(EDITOR, view));
    }

    private Mono<ListingEditorView> editor(Sent sent, ListingForm form, FormErrors errors) {
        return pages.editor(
                sent.exchange(),
                sent.cooperativeId(),
                sent.kept(),
                sent.written(),
                sent.seenVersion(),
                form,
                errors);
    }
}
