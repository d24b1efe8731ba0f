package id.tokoperasi.storefront.resident;

import id.tokoperasi.catalog.Certificate;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.Variant;
import id.tokoperasi.storefront.web.Badge;
import id.tokoperasi.storefront.web.Cards;
import id.tokoperasi.storefront.web.Fact;
import id.tokoperasi.storefront.web.Words;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a product page says of the product in short: its badges and the list of details. */
@Component
class ProductFacts {

    private final Cards cards;
    private final MessageSource messages;

    ProductFacts(Cards cards, MessageSource messages) {
        this.cards = cards;
        this.messages = messages;
    }

    /** Days ahead first, then the papers in force. */
    List<Badge> badges(Listing listing) {
        var badges = new ArrayList<Badge>();
        if (listing.leadTimeDays() > 0) {
            badges.add(new Badge("line", "badge.preorder", listing.leadTimeDays()));
        }
        for (var paper : cards.inForce(listing)) {
            var percent = paper.percentBasisPoints();
            badges.add(
                    new Badge(
                            paper.kind() == Certificate.Kind.PDN ? "brand" : "ok",
                            "badge." + paper.kind().name(),
                            percent == null ? "" : Words.ID.percent(percent / 10)));
        }
        return badges;
    }

    /**
     * Content, weight, time, papers, origin and maker, as far as they are known.
     *
     * @param district where it comes from
     * @param makerName empty when nobody is named
     */
    List<Fact> of(
            Listing listing, Variant chosen, String district, String makerName, Locale locale) {
        var facts = new ArrayList<Fact>();
        var net = chosen.netAmount();
        if (net != null) {
            facts.add(new Fact("fact.net", net(listing, net, locale)));
        }
        if (chosen.weightGrams() > 0) {
            facts.add(new Fact("fact.weight", Words.of(locale).weight(chosen.weightGrams())));
        }
        if (listing.leadTimeDays() > 0) {
            facts.add(new Fact("fact.lead", say("fact.days", locale, listing.leadTimeDays())));
        }
        for (var paper : cards.inForce(listing)) {
            facts.add(new Fact("fact." + paper.kind().name(), paper(paper, locale)));
        }
        facts.add(new Fact("fact.origin", say("fact.regency", locale, district)));
        var maker = maker(listing, makerName);
        if (!maker.isEmpty()) {
            facts.add(new Fact("fact.maker", maker));
        }
        return facts;
    }

    private static String maker(Listing listing, String makerName) {
        var note = listing.makerNote();
        if (note == null || note.isBlank()) {
            return makerName;
        }
        return makerName.isEmpty() ? note : makerName + ". " + note;
    }

    private String net(Listing listing, long net, Locale locale) {
        var words = Words.of(locale);
        return switch (listing.contentUnit()) {
            case GRAM -> words.weight(net);
            case MILLILITRE -> words.volume(net);
            case PIECE ->
                    words.number(net) + "\u00a0" + cards.unitWord(listing.contentUnit(), locale);
        };
    }

    private String paper(Certificate paper, Locale locale) {
        var until = paper.validUntil();
        var number = paper.number();
        var date = until == null ? null : Words.of(locale).shortDate(until);
        var declaredOn = paper.declaredOn();
        var declaredBy = paper.declaredBy();
        if (number == null && declaredOn != null) {
            var day = Words.of(locale).shortDate(declaredOn);
            return declaredBy == null
                    ? say("fact.self_on", locale, day)
                    : say("fact.self_by", locale, day, declaredBy);
        }
        if (number != null && date != null) {
            return say("fact.paper", locale, number, date);
        }
        if (number != null) {
            return number;
        }
        return date == null ? say("fact.self", locale) : say("fact.until", locale, date);
    }

    private String say(String key, Locale locale, Object... facts) {
        return messages.getMessage(key, facts, locale);
    }
}
