package id.tokoperasi.storefront.web;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.CategoryTree;
import id.tokoperasi.catalog.ChangeRequest;
import id.tokoperasi.catalog.Difference;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.Reason;
import id.tokoperasi.catalog.ReviewRules;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a change request says, in words that people read. */
@Component
public class ChangeWords {

    private static final int LONG = 600;
    private static final Set<String> NOT_SHOWN = Set.of("id", "name", "onHand");

    private final MessageSource messages;
    private final JsonMapper json;
    private final Categories categories;
    private final Districts districts;

    ChangeWords(
            MessageSource messages, JsonMapper json, Categories categories, Districts districts) {
        this.messages = messages;
        this.json = json;
        this.categories = categories;
        this.districts = districts;
    }

    /** What is called by a code in a version; districts by their codes. */
    public record Names(CategoryTree tree, Map<String, String> districts) {}

    /** The names of now. */
    public Mono<Names> names() {
        return Mono.zip(
                categories.tree(),
                districts.all(),
                (tree, all) ->
                        new Names(
                                tree,
                                all.stream()
                                        .collect(
                                                Collectors.toMap(District::code, District::name))));
    }

    /** A field before and after; empty where there was nothing. */
    public record Line(String label, String before, String after) {}

    /** The differences of a request. */
    public List<Line> lines(ChangeRequest request, Names names, Locale locale) {
        return lines(request.differences(), names, locale);
    }

    /** Differences of any two versions. */
    public List<Line> lines(List<Difference> differences, Names names, Locale locale) {
        return differences.stream().map(d -> line(d, names, locale)).toList();
    }

    private Line line(Difference d, Names names, Locale locale) {
        return new Line(
                label(d.field(), d.variant(), locale),
                value(d.field(), d.before(), names, locale),
                value(d.field(), d.after(), names, locale));
    }

    /** All that is proposed, for what has no earlier version; without pictures. */
    public List<Line> facts(ListingDraft draft, Names names, Locale locale) {
        var lines = new ArrayList<Line>();
        var fields = json.valueToTree(draft);
        for (var name : fields.propertyNames()) {
            if (!name.equals("variants") && !name.equals("pictureIds")) {
                add(lines, name, "", fields.path(name), names, locale);
            }
        }
        for (var variant : fields.path("variants")) {
            var label = variant.path("name").asString("");
            for (var name : variant.propertyNames()) {
                if (!NOT_SHOWN.contains(name)) {
                    add(lines, "variants." + name, label, variant.path(name), names, locale);
                }
            }
        }
        return lines;
    }

    private void add(
            List<Line> lines,
            String field,
            String variant,
            JsonNode value,
            Names names,
            Locale locale) {
        var amount = value.path("rupiah");
        var text =
                amount.isNumber()
                        ? amount.asString()
                        : value.isValueNode() ? value.asString("") : value.toString();
        if (!text.isEmpty() && !text.equals("[]")) {
            lines.add(
                    new Line(label(field, variant, locale), "", value(field, text, names, locale)));
        }
    }

    /** What a field is called; with its variant, when it has one. */
    public String label(String field, String variant, Locale locale) {
        var name = word("listing.field." + field.replace('.', '_'), locale);
        return variant.isEmpty() ? name : name + ", " + variant;
    }

    /** Why the dinas is asked. */
    public List<String> reasons(ChangeRequest request, Locale locale) {
        return request.reasons().stream().map(r -> reason(r, locale)).distinct().toList();
    }

    private String reason(Reason r, Locale locale) {
        var words = Words.of(locale);
        var label = r.field().isEmpty() ? "" : label(r.field(), r.variant(), locale);
        var basis = r.rule() == Reason.Rule.PRICE_UP;
        return messages.getMessage(
                "review.reason." + r.rule(),
                new Object[] {
                    label,
                    basis ? words.percent((int) (r.measured() / 10)) : words.number(r.measured()),
                    basis ? words.percent((int) (r.limit() / 10)) : words.number(r.limit())
                },
                locale);
    }

    private String value(String field, @Nullable String text, Names names, Locale locale) {
        if (text == null) {
            return "";
        }
        return switch (field) {
            case "categorySlug" -> category(text, names.tree(), locale);
            case "originDistrictCode" -> names.districts().getOrDefault(text, text);
            case "contentUnit" -> word("listing.unit_" + text, locale);
            case "pictureIds" ->
                    messages.getMessage(
                            "review.pictures", new Object[] {json.readTree(text).size()}, locale);
            // whoever decides need not know who it is
            case "makerMemberId" -> word("review.member", locale);
            case ReviewRules.TIERS -> tiers(text, locale);
            case ReviewRules.VARIANT_ADDED, ReviewRules.VARIANT_REMOVED -> money(text, locale);
            default ->
                    field.toLowerCase(Locale.ROOT).endsWith("price")
                            ? money(text, locale)
                            : plain(text, locale);
        };
    }

    private String tiers(String text, Locale locale) {
        var words = Words.of(locale);
        return json.readTree(text)
                .valueStream()
                .map(
                        tier ->
                                messages.getMessage(
                                        "review.tier",
                                        new Object[] {
                                            words.number(tier.path("fromQuantity").asLong()),
                                            words.money(tier.path("price").path("rupiah").asLong())
                                        },
                                        locale))
                .collect(Collectors.joining("; "));
    }

    private static String money(String text, Locale locale) {
        return text.matches("[0-9]{1,15}") ? Words.of(locale).money(Long.parseLong(text)) : text;
    }

    private static String category(String slug, CategoryTree tree, Locale locale) {
        return tree.find(slug)
                .map(c -> locale.getLanguage().equals("en") ? c.nameEnglish() : c.name())
                .orElse(slug);
    }

    private String plain(String text, Locale locale) {
        if (!text.startsWith("[") && !text.startsWith("{")) {
            return text.length() > LONG ? text.substring(0, LONG) + "…" : text;
        }
        try {
            return flat(json.readTree(text), locale);
        } catch (JacksonException notJson) {
            return text;
        }
    }

    /** Lists part by part, parts by their values; a name that has words is said in them. */
    private String flat(JsonNode node, Locale locale) {
        if (node.isArray()) {
            return node.valueStream()
                    .map(part -> flat(part, locale))
                    .collect(Collectors.joining("; "));
        }
        if (node.isObject()) {
            return node.valueStream()
                    .filter(part -> !part.isNull())
                    .map(part -> flat(part, locale))
                    .collect(Collectors.joining(" "));
        }
        var text = node.asString();
        var said = messages.getMessage("badge." + text, null, text, locale);
        return said == null ? text : said;
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
