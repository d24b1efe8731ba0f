package id.tokoperasi.storefront.department;

import id.tokoperasi.catalog.AnswerTexts;
import id.tokoperasi.catalog.ChangeRequest;
import id.tokoperasi.catalog.ChangeRequests;
import id.tokoperasi.catalog.Moderation;
import id.tokoperasi.catalog.RequestKind;
import id.tokoperasi.catalog.RequestState;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.storefront.web.ChangeWords;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Drawings;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.storefront.web.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Assembles the inbox of the dinas and the page of a request. */
@Component
class ModerationPages {

    private static final int PAGE = 20;
    private static final int PICTURE_WIDTH = 320;

    /** Names in addresses, in the order of the tabs. */
    private static final List<Map.Entry<String, RequestKind>> KINDS =
            List.of(
                    Map.entry("terbit", RequestKind.PUBLICATION),
                    Map.entry("perubahan", RequestKind.CHANGE),
                    Map.entry("sesudah", RequestKind.AFTERWARDS));

    private final DepartmentShells shells;
    private final Moderation moderation;
    private final AnswerTexts answers;
    private final Cooperatives cooperatives;
    private final ChangeWords words;
    private final FormWords forms;
    private final Drawings drawings;
    private final MessageSource messages;
    private final Clock clock;

    ModerationPages(
            DepartmentShells shells,
            Moderation moderation,
            AnswerTexts answers,
            Cooperatives cooperatives,
            ChangeWords words,
            FormWords forms,
            Drawings drawings,
            MessageSource messages,
            Clock clock) {
        this.shells = shells;
        this.moderation = moderation;
        this.answers = answers;
        this.cooperatives = cooperatives;
        this.words = words;
        this.forms = forms;
        this.drawings = drawings;
        this.messages = messages;
        this.clock = clock;
    }

    /** Why a decision about many may leave one undecided; what an address names besides is ignored. */
    private static final List<String> UNDECIDED =
            List.of(
                    "request-decided",
                    "cooperative-not-verified",
                    "sku-taken",
                    "stock-below-reserved",
                    "not-found");

    /** What a page shows besides the requests: what was typed, and what went wrong. */
    record Said(String typed, FormErrors errors) {

        static final Said NOTHING = new Said("", FormErrors.NONE);
    }

    /**
     * The inbox; query fields {@code jenis} and {@code lewat}, and {@code putus}, {@code tidak}, {@code
     * sebab} after a decision about many.
     */
    Mono<ModerationView> inbox(ServerWebExchange exchange, CurrentUser user, Said said) {
        var typed = new Typed(exchange.getRequest().getQueryParams());
        var name = typed.text("jenis");
        var kind =
                KINDS.stream()
                        .filter(k -> k.getKey().equals(name))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
        var locale = Languages.of(exchange);
        var found =
                moderation
                        .inbox(kind, typed.id("lewat").orElse(null), PAGE + 1)
                        .collectList()
                        .flatMap(this::withSellers);
        return Mono.zip(
                        shells.of(exchange, user),
                        found,
                        moderation.counts(),
                        answers(),
                        words.names())
                .map(
                        all ->
                                new ModerationView(
                                        all.getT1(),
                                        tabs(all.getT3(), kind, locale),
                                        rows(all.getT2(), all.getT5(), locale),
                                        all.getT4(),
                                        said.typed(),
                                        outcomes(exchange, typed, locale),
                                        next(all.getT2().requests(), kind == null ? "" : name),
                                        said.errors()));
    }

    private List<String> outcomes(ServerWebExchange exchange, Typed typed, Locale locale) {
        var done = typed.count("putus");
        var left = typed.count("tidak");
        if (done.isEmpty() || left.isEmpty()) {
            return List.of();
        }
        var sentences = new ArrayList<String>();
        sentences.add(
                messages.getMessage(
                        "review.done", new Object[] {done.getAsInt(), left.getAsInt()}, locale));
        var why = List.of(typed.text("sebab").split(","));
        UNDECIDED.stream()
                .filter(why::contains)
                .map(code -> forms.sentence(code, Map.of(), exchange))
                .forEach(sentences::add);
        return sentences;
    }

    /** Requests with who asks. */
    private record Found(List<ChangeRequest> requests, Map<UUID, Cooperative> sellers) {

        String seller(ChangeRequest r) {
            var seller = sellers.get(r.cooperativeId());
            return seller == null ? "" : seller.name();
        }
    }

    private Mono<Found> withSellers(List<ChangeRequest> requests) {
        var ids = requests.stream().map(ChangeRequest::cooperativeId).distinct().toList();
        return cooperatives
                .byIds(ids)
                .collectMap(Cooperative::id)
                .map(sellers -> new Found(requests, sellers));
    }

    private Mono<List<Choice>> answers() {
        return answers.all().map(a -> new Choice(a.words(), a.name(), false)).collectList();
    }

    private List<ModerationView.Row> rows(Found found, ChangeWords.Names names, Locale locale) {
        return found.requests().stream()
                .limit(PAGE)
                .map(
                        r ->
                                new ModerationView.Row(
                                        r.id(),
                                        r.proposed().title(),
                                        found.seller(r),
                                        "review.kind." + r.kind(),
                                        r.workingDays(clock.instant()),
                                        words.lines(r, names, locale),
                                        words.reasons(r, locale)))
                .toList();
    }

    private static @Nullable String next(List<ChangeRequest> found, String kind) {
        return found.size() > PAGE
                ? "/dinas/moderasi?jenis=" + kind + "&lewat=" + found.get(PAGE - 1).id()
                : null;
    }

    private List<Choice> tabs(
            Map<RequestKind, Long> counts, @Nullable RequestKind chosen, Locale locale) {
        var numbers = Words.of(locale);
        var all = counts.values().stream().mapToLong(Long::longValue).sum();
        var tabs = new ArrayList<Choice>();
        tabs.add(
                new Choice(
                        "/dinas/moderasi",
                        word("lapak.tab.all", locale) + " " + numbers.number(all),
                        chosen == null));
        for (var kind : KINDS) {
            long count = counts.getOrDefault(kind.getValue(), 0L);
            tabs.add(
                    new Choice(
                            "/dinas/moderasi?jenis=" + kind.getKey(),
                            word("review.kind." + kind.getValue(), locale)
                                    + " "
                                    + numbers.number(count),
                            kind.getValue() == chosen));
        }
        return tabs;
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    /** One request; refuses as unknown what is none. */
    Mono<RequestView> request(
            ServerWebExchange exchange, CurrentUser user, UUID requestId, Said said) {
        var locale = Languages.of(exchange);
        return Mono.zip(
                        shells.of(exchange, user),
                        moderation.find(requestId).flatMap(r -> withSellers(List.of(r))),
                        answers(),
                        words.names())
                .map(
                        all ->
                                request(
                                        all.getT1(),
                                        all.getT2(),
                                        all.getT3(),
                                        all.getT4(),
                                        said,
                                        locale));
    }

    private RequestView request(
            DepartmentShell shell,
            Found found,
            List<Choice> choices,
            ChangeWords.Names names,
            Said said,
            Locale locale) {
        var r = found.requests().getFirst();
        var end = r.decidedAt();
        var answer = r.answer();
        return new RequestView(
                shell,
                r.id(),
                r.proposed().title(),
                found.seller(r),
                "review.kind." + r.kind(),
                "review.state." + r.state(),
                r.state() == RequestState.OPEN,
                r.askedAt(),
                r.workingDays(end == null ? clock.instant() : end),
                words.lines(r, names, locale),
                r.base() == null ? words.facts(r.proposed(), names, locale) : List.of(),
                r.proposed().pictureIds().stream()
                        .map(id -> drawings.picture(id, PICTURE_WIDTH, id))
                        .toList(),
                words.reasons(r, locale),
                choices,
                said.typed(),
                answer == null ? "" : answer,
                end,
                "/dinas/jejak?tentang=" + ChangeRequests.subject(r.listingId()),
                said.errors());
    }
}
