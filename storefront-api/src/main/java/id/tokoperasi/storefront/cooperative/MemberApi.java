package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.kernel.Money;
import id.tokoperasi.membership.JoinRequest;
import id.tokoperasi.membership.JoinRequests;
import id.tokoperasi.membership.JoinTerms;
import id.tokoperasi.membership.Member;
import id.tokoperasi.membership.MemberLine;
import id.tokoperasi.membership.MemberState;
import id.tokoperasi.membership.Members;
import id.tokoperasi.storefront.web.Answers;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Items;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Versions;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A cooperative's register of members, and those who ask to join. */
@RestController
@RequestMapping(path = "/api/v1/seller/{cooperativeId}", produces = "application/json")
class MemberApi {

    private static final int WAITING_MAX = 100;

    private final Members members;
    private final JoinRequests requests;

    MemberApi(Members members, JoinRequests requests) {
        this.members = members;
        this.requests = requests;
    }

    /** A line of the register as it is to be; {@code leftOn} is the last day. */
    record MemberLineJson(
            @NotBlank @Size(max = 40) String number,
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 200) String village,
            @Nullable @Pattern(regexp = "\\+62[0-9]{8,13}") String phone,
            @NotNull LocalDate joinedOn,
            @Nullable LocalDate leftOn,
            boolean namedAsMaker) {

        MemberLine toLine() {
            return new MemberLine(number, name, village, phone, joinedOn, leftOn, namedAsMaker);
        }
    }

    /** A line of the register; {@code consentChangedAt} is when {@code namedAsMaker} was last decided. */
    record MemberJson(
            UUID id,
            String number,
            String name,
            String village,
            @Nullable String phone,
            LocalDate joinedOn,
            @Nullable LocalDate leftOn,
            boolean namedAsMaker,
            @Nullable Instant consentChangedAt,
            long version) {

        static MemberJson of(Member m) {
            return new MemberJson(
                    m.id(),
                    m.number(),
                    m.name(),
                    m.village(),
                    m.phone(),
                    m.joinedOn(),
                    m.leftOn(),
                    m.namedAsMaker(),
                    m.consentChangedAt(),
                    m.version());
        }
    }

    record MembersJson(List<MemberJson> items, @Nullable UUID next) {}

    /** In the order of their names; {@code q} is part of a name, number or village. */
    @GetMapping("/members")
    Mono<MembersJson> list(
            @PathVariable UUID cooperativeId,
            @RequestParam(defaultValue = "CURRENT") MemberState state,
            @RequestParam(required = false) @Size(max = 100) @Nullable String q,
            @RequestParam(defaultValue = "24") @Min(1) @Max(100) int size,
            @RequestParam(required = false) @Nullable UUID after) {
        return members.page(cooperativeId, state, q, after, size)
                .map(MemberJson::of)
                .collectList()
                .map(all -> new MembersJson(all, all.size() < size ? null : all.getLast().id()));
    }

    @Answers(eTag = true)
    @GetMapping("/members/{memberId}")
    Mono<ResponseEntity<MemberJson>> find(
            @PathVariable UUID cooperativeId, @PathVariable UUID memberId) {
        return members.find(memberId, cooperativeId).map(MemberApi::tagged);
    }

    @Answers(
            eTag = true,
            problems = {"422 member-dates", "422 member-number-taken"})
    @PostMapping(path = "/members", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<MemberJson>> add(
            @PathVariable UUID cooperativeId,
            @Valid @RequestBody MemberLineJson line,
            CurrentUser user,
            Once once) {
        return once.json(
                line,
                id ->
                        members.add(id, cooperativeId, line.toLine(), user.subject())
                                .map(
                                        m ->
                                                ResponseEntity.created(at(m))
                                                        .eTag(Versions.eTag(m.version()))
                                                        .body(MemberJson.of(m))));
    }

    private static URI at(Member m) {
        return URI.create("/api/v1/seller/%s/members/%s".formatted(m.cooperativeId(), m.id()));
    }

    @Answers(
            eTag = true,
            problems = {"422 member-dates", "422 member-number-taken"})
    @PutMapping(path = "/members/{memberId}", consumes = "application/json")
    Mono<ResponseEntity<MemberJson>> edit(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID memberId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody MemberLineJson line,
            CurrentUser user) {
        return members.find(memberId, cooperativeId)
                .map(own -> Versions.seen(ifMatch))
                .flatMap(
                        seen ->
                                members.edit(
                                        memberId,
                                        cooperativeId,
                                        seen,
                                        line.toLine(),
                                        user.subject()))
                .map(MemberApi::tagged);
    }

    private static ResponseEntity<MemberJson> tagged(Member m) {
        return ResponseEntity.ok().eTag(Versions.eTag(m.version())).body(MemberJson.of(m));
    }

    /** Somebody who wants to become a member, and waits. */
    record WaitingJson(
            UUID id,
            String name,
            @Nullable String email,
            String phone,
            String village,
            String business,
            Instant askedAt) {

        static WaitingJson of(JoinRequest r) {
            return new WaitingJson(
                    r.id(), r.name(), r.email(), r.phone(), r.village(), r.business(), r.askedAt());
        }
    }

    /** Those who wait, oldest first; at most a hundred. */
    @GetMapping("/join-requests")
    Mono<Items<WaitingJson>> waiting(@PathVariable UUID cooperativeId) {
        return requests.waiting(cooperativeId, WAITING_MAX)
                .map(WaitingJson::of)
                .collectList()
                .map(Items::new);
    }

    /** The number under which the person enters the register. */
    record AcceptJson(@NotBlank @Size(max = 40) String number) {}

    /** Why not, in words that the person reads. */
    record RefuseJson(@NotBlank @Size(max = 500) String reason) {}

    /** What became of a request; {@code memberId} once accepted. */
    record AnsweredJson(UUID id, String state, @Nullable UUID memberId) {

        static AnsweredJson of(JoinRequest r) {
            return new AnsweredJson(r.id(), r.state().name(), r.memberId());
        }
    }

    @Answers(problems = {"409 join-answered", "422 member-number-taken"})
    @PostMapping(path = "/join-requests/{requestId}/accept", consumes = "application/json")
    Mono<ResponseEntity<AnsweredJson>> accept(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID requestId,
            @Valid @RequestBody AcceptJson accepted,
            CurrentUser user,
            Once once) {
        return once.json(
                accepted,
                id ->
                        requests.accept(requestId, cooperativeId, accepted.number(), user.subject())
                                .map(r -> ResponseEntity.ok(AnsweredJson.of(r))));
    }

    @Answers(problems = "409 join-answered")
    @PostMapping(path = "/join-requests/{requestId}/refuse", consumes = "application/json")
    Mono<ResponseEntity<AnsweredJson>> refuse(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID requestId,
            @Valid @RequestBody RefuseJson refused,
            CurrentUser user,
            Once once) {
        return once.json(
                refused,
                id ->
                        requests.refuse(requestId, cooperativeId, refused.reason(), user.subject())
                                .map(r -> ResponseEntity.ok(AnsweredJson.of(r))));
    }

    /** What the cooperative says to whoever wants to join. */
    record TermsJson(
            boolean open,
            @Min(0) @Max(1_000_000_000) long principalRupiah,
            @Min(0) @Max(1_000_000_000) long monthlyRupiah,
            @NotNull @Size(max = 2_000) String words) {}

    @Answers(eTag = true)
    @PutMapping(path = "/join-terms", consumes = "application/json")
    Mono<ResponseEntity<TermsJson>> putTerms(
            @PathVariable UUID cooperativeId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TermsJson terms) {
        return Mono.fromSupplier(() -> Versions.seen(ifMatch))
                .flatMap(seen -> requests.putTerms(cooperativeId, terms(terms, seen)))
                .map(MemberApi::tagged);
    }

    @Answers(eTag = true)
    @GetMapping("/join-terms")
    Mono<ResponseEntity<TermsJson>> terms(@PathVariable UUID cooperativeId) {
        return requests.terms(cooperativeId).map(MemberApi::tagged);
    }

    private static JoinTerms terms(TermsJson json, long seen) {
        return new JoinTerms(
                json.open(),
                Money.rupiah(json.principalRupiah()),
                Money.rupiah(json.monthlyRupiah()),
                json.words(),
                seen);
    }

    private static ResponseEntity<TermsJson> tagged(JoinTerms t) {
        return ResponseEntity.ok()
                .eTag(Versions.eTag(t.version()))
                .body(
                        new TermsJson(
                                t.open(), t.principal().rupiah(), t.monthly().rupiah(), t.words()));
    }
}
