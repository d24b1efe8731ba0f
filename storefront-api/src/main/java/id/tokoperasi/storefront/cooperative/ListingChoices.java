package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.membership.Member;
import id.tokoperasi.membership.Members;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.Typed;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What a listing's form lets one choose from: makers and districts of origin. */
@Component
class ListingChoices {

    private static final int MAKERS_MAX = 200;

    private final Members members;
    private final Districts districts;
    private final MessageSource messages;

    ListingChoices(Members members, Districts districts, MessageSource messages) {
        this.members = members;
        this.districts = districts;
        this.messages = messages;
    }

    /** The choices of one form. */
    record Of(List<Choice> makers, List<Choice> districts) {}

    Mono<Of> of(UUID cooperativeId, SellingTerms terms, Locale locale) {
        return Mono.zip(
                members.makers(cooperativeId, MAKERS_MAX)
                        .collectList()
                        .flatMap(agreed -> makers(cooperativeId, agreed, terms, locale)),
                districts.all().map(all -> districts(all, terms)),
                Of::new);
    }

    private Mono<List<Choice>> makers(
            UUID cooperativeId, List<Member> agreed, SellingTerms terms, Locale locale) {
        var choices = new ArrayList<Choice>();
        for (var member : agreed) {
            var id = member.id().toString();
            choices.add(new Choice(id, named(member), id.equals(terms.makerMemberId())));
        }
        return choices.stream().anyMatch(Choice::selected)
                ? Mono.just(choices)
                : chosen(cooperativeId, terms)
                        .map(member -> silent(member, locale))
                        .collectList()
                        .map(
                                others -> {
                                    choices.addAll(others);
                                    return choices;
                                });
    }

    /** The one who is chosen, agreed or not. */
    private Flux<Member> chosen(UUID cooperativeId, SellingTerms terms) {
        var id = Typed.idOf(terms.makerMemberId());
        return id.isEmpty()
                ? Flux.empty()
                : members.byIds(List.of(id.get()))
                        .filter(m -> m.cooperativeId().equals(cooperativeId));
    }

    private Choice silent(Member member, Locale locale) {
        var label =
                messages.getMessage("listing.maker_silent", new Object[] {named(member)}, locale);
        return new Choice(member.id().toString(), label, true);
    }

    private static String named(Member member) {
        return member.name() + " (" + member.number() + ")";
    }

    private static List<Choice> districts(List<District> all, SellingTerms terms) {
        return all.stream()
                .map(
                        d ->
                                new Choice(
                                        d.code(),
                                        d.name(),
                                        d.code().equals(terms.originDistrictCode())))
                .toList();
    }
}
