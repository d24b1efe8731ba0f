package id.tokoperasi.storefront.resident;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.CooperativeStatus;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.storefront.web.Fact;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.Picture;
import id.tokoperasi.storefront.web.Shell;
import id.tokoperasi.storefront.web.Shells;
import id.tokoperasi.storefront.web.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;

import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Assembles the profile of a cooperative. */
@Component
class CooperativePages {

    private final Shells shells;
    private final Cooperatives cooperatives;
    private final SearchPages search;
    private final MessageSource messages;

    CooperativePages(
            Shells shells, Cooperatives cooperatives, SearchPages search, MessageSource messages) {
        this.shells = shells;
        this.cooperatives = cooperatives;
        this.search = search;
        this.messages = messages;
    }

    /**
     * The profile; refuses as unknown one that is not verified yet. One that does not sell now is shown
     * without its products.
     *
     * @param after where to go on with its products, or empty
     */
    Mono<CooperativeView> profile(ServerWebExchange exchange, String slug, String after) {
        var locale = Languages.of(exchange);
        return cooperatives
                .bySlug(slug)
                .filter(c -> c.status() != CooperativeStatus.REGISTERED)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .flatMap(
                        c ->
                                Mono.zip(
                                                shells.of(exchange),
                                                search.ground(locale),
                                                products(c, after, locale))
                                        .map(
                                                all ->
                                                        view(
                                                                all.getT1(),
                                                                c,
                                                                all.getT3(),
                                                                all.getT2())));
    }

    private Mono<SearchPages.Found> products(Cooperative c, String after, Locale locale) {
        return c.sells()
                ? search.ofCooperative(c, SearchPages.PAGE, after, locale)
                : Mono.just(SearchPages.Found.NOTHING);
    }

    private CooperativeView view(
            Shell shell, Cooperative c, SearchPages.Found found, SearchPages.Ground ground) {
        var next = found.next();
        return new CooperativeView(
                shell,
                c.name(),
                c.slug(),
                ground.district(c.districtCode()),
                "cooperative.kind." + c.kind().name(),
                Picture.tileOf(c.id()),
                verifiedOn(c),
                !c.sells(),
                c.demo(),
                c.about(),
                figures(c, Words.of(ground.locale())),
                facts(c, ground),
                found.cards(),
                SearchPages.PAGE,
                next == null
                        ? null
                        : "/koperasi/"
                                + c.slug()
                                + "?sesudah="
                                + UriUtils.encode(next, StandardCharsets.UTF_8));
    }

    private static @Nullable LocalDate verifiedOn(Cooperative c) {
        var at = c.verifiedAt();
        return at == null ? null : LocalDate.ofInstant(at, Jakarta.ZONE);
    }

    private static List<Fact> figures(Cooperative c, Words words) {
        var figures = new ArrayList<Fact>();
        figures.add(new Fact("fact.members", words.number(c.memberCount())));
        figures.add(new Fact("fact.founded", String.valueOf(c.foundedYear())));
        var meeting = c.annualMeetingOn();
        if (meeting != null) {
            figures.add(new Fact("fact.meeting", words.shortDate(meeting)));
        }
        return figures;
    }

    private List<Fact> facts(Cooperative c, SearchPages.Ground ground) {
        var delivers =
                c.delivery().pickup() && c.delivery().courier()
                        ? "cooperative.delivers_both"
                        : c.delivery().courier()
                                ? "cooperative.delivers_courier"
                                : "cooperative.delivers_pickup";
        return List.of(
                new Fact(
                        "fact.address",
                        Words.place(c.address(), ground.district(c.districtCode()))),
                new Fact("fact.phone", Words.of(ground.locale()).phone(c.phone())),
                new Fact("fact.delivery", messages.getMessage(delivers, null, ground.locale())),
                new Fact("fact.legal", c.legalEntityNumber()),
                new Fact("fact.nib", c.nib()));
    }
}
