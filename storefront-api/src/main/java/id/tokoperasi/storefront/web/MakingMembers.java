package id.tokoperasi.storefront.web;

import id.tokoperasi.catalog.Listing;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.membership.Member;
import id.tokoperasi.membership.Members;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Members as the makers of what their cooperative sells: named while they agree to it. */
@Component
public class MakingMembers {

    private final Members members;
    private final Clock clock;

    MakingMembers(Members members, Clock clock) {
        this.members = members;
        this.clock = clock;
    }

    /** What buyers may read as the maker's name; empty when there is none or no consent. */
    public Mono<String> nameOf(Listing listing) {
        var id = listing.makerMemberId();
        var today = Jakarta.day(clock.instant());
        return id == null
                ? Mono.empty()
                : members.byIds(List.of(id))
                        .filter(m -> m.cooperativeId().equals(listing.cooperativeId()))
                        .filter(m -> m.namedAsMaker() && m.isMember(today))
                        .map(Member::name)
                        .next();
    }

    /** Refuses {@code maker-unknown} when it is nobody of that cooperative's register. */
    public Mono<Void> check(UUID cooperativeId, @Nullable UUID memberId) {
        return memberId == null
                ? Mono.empty()
                : members.byIds(List.of(memberId))
                        .filter(m -> m.cooperativeId().equals(cooperativeId))
                        .next()
                        .switchIfEmpty(
                                Mono.error(
                                        () ->
                                                Refusal.invalidField(
                                                        "makerMemberId", "maker-unknown")))
                        .then();
    }
}
