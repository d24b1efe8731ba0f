package id.tokoperasi.storefront.department;

import id.tokoperasi.catalog.Answer;
import id.tokoperasi.catalog.AnswerTexts;
import id.tokoperasi.catalog.CooperativeMode;
import id.tokoperasi.catalog.ReviewMode;
import id.tokoperasi.catalog.ReviewRules;
import id.tokoperasi.catalog.Reviews;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Typed;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;

import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Assembles the pages on what the dinas looks at. */
@Component
class ReviewPages {

    private static final int PAGE = 25;
    private static final int BASIS_POINTS = 100;

    private final DepartmentShells shells;
    private final Reviews reviews;
    private final AnswerTexts answers;
    private final Cooperatives cooperatives;

    ReviewPages(
            DepartmentShells shells,
            Reviews reviews,
            AnswerTexts answers,
            Cooperatives cooperatives) {
        this.shells = shells;
        this.reviews = reviews;
        this.answers = answers;
        this.cooperatives = cooperatives;
    }

    /**
     * The rules and the answers.
     *
     * @param sent rules as they were sent, to be mended; null for those that are kept
     */
    Mono<ReviewRulesView> rules(
            ServerWebExchange exchange,
            CurrentUser user,
            @Nullable ReviewRules sent,
            FormErrors errors) {
        return Mono.zip(shells.of(exchange, user), reviews.rules(), answers.all().collectList())
                .map(
                        all ->
                                rules(
                                        all.getT1(),
                                        sent == null ? all.getT2() : sent,
                                        all.getT3(),
                                        sent != null && sent.version() != all.getT2().version(),
                                        errors));
    }

    private static ReviewRulesView rules(
            DepartmentShell shell,
            ReviewRules rules,
            List<Answer> answers,
            boolean changed,
            FormErrors errors) {
        return new ReviewRulesView(
                shell,
                rules.version(),
                String.valueOf(rules.priceUpBasisPoints() / BASIS_POINTS),
                String.valueOf(rules.newWordsPercent()),
                String.valueOf(rules.usualDays()),
                ReviewRules.FIELDS.stream()
                        .map(
                                f ->
                                        new Choice(
                                                f,
                                                "listing.field." + f.replace('.', '_'),
                                                rules.riskyFields().contains(f)))
                        .toList(),
                modes(rules.defaultMode()),
                answers.stream()
                        .map(
                                a ->
                                        new ReviewRulesView.Words(
                                                a.id(), a.name(), a.words(), a.version()))
                        .toList(),
                changed,
                errors);
    }

    private static List<Choice> modes(ReviewMode chosen) {
        return Arrays.stream(ReviewMode.values())
                .map(m -> new Choice(m.name(), "review.mode." + m, m == chosen))
                .toList();
    }

    /** Cooperatives that sell and how they are looked at; query fields {@code q} and {@code lewat}. */
    Mono<ReviewModesView> modes(ServerWebExchange exchange, CurrentUser user, FormErrors errors) {
        var typed = new Typed(exchange.getRequest().getQueryParams());
        var after = typed.text("lewat");
        var text = typed.text("q");
        return Mono.zip(
                        shells.of(exchange, user),
                        cooperatives
                                .verified(null, text, after.isEmpty() ? null : after, PAGE + 1)
                                .collectList()
                                .flatMap(this::withModes))
                .map(both -> modes(both.getT1(), text, both.getT2(), errors));
    }

    private record Found(List<Cooperative> cooperatives, Map<UUID, CooperativeMode> modes) {}

    private Mono<Found> withModes(List<Cooperative> found) {
        return reviews.modes(found.stream().map(Cooperative::id).toList())
                .map(modes -> new Found(found, modes));
    }

    private static ReviewModesView modes(
            DepartmentShell shell, String text, Found found, FormErrors errors) {
        var all = found.cooperatives();
        return new ReviewModesView(
                shell,
                text,
                all.stream()
                        .limit(PAGE)
                        .flatMap(
                                c ->
                                        Stream.ofNullable(found.modes().get(c.id()))
                                                .map(m -> row(c, m)))
                        .toList(),
                all.size() > PAGE ? next(text, all.get(PAGE - 1).slug()) : null,
                errors);
    }

    private static String next(String text, String slug) {
        return "/dinas/moderasi-koperasi?lewat="
                + UriUtils.encode(slug, StandardCharsets.UTF_8)
                + "&q="
                + UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    private static ReviewModesView.Row row(Cooperative c, CooperativeMode m) {
        return new ReviewModesView.Row(
                c.id(), c.name(), c.village(), modes(m.mode()), m.own(), m.version());
    }
}
