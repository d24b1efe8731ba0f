package id.tokoperasi.storefront.resident;

import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.membership.JoinRequest;
import id.tokoperasi.membership.JoinRequests;
import id.tokoperasi.membership.JoinWish;
import id.tokoperasi.storefront.web.Answers;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Once;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/** A resident asks a cooperative to become a member. */
@RestController
@RequestMapping(
        path = "/api/v1/cooperatives/{cooperativeId}/join-request",
        produces = "application/json")
class JoinApi {

    private final JoinRequests requests;
    private final Cooperatives cooperatives;

    JoinApi(JoinRequests requests, Cooperatives cooperatives) {
        this.requests = requests;
        this.cooperatives = cooperatives;
    }

    /** What one says of oneself. */
    record WishJson(
            @NotBlank @Size(max = 200) String name,
            @NotNull @Pattern(regexp = "\\+62[0-9]{8,13}") String phone,
            @NotBlank @Size(max = 200) String village,
            @NotBlank @Size(max = 500) String business) {}

    /** How far it has come; {@code reason} of a refusal. */
    record JoinRequestJson(
            UUID id,
            String state,
            @Nullable String reason,
            Instant askedAt,
            @Nullable Instant answeredAt) {

        static JoinRequestJson of(JoinRequest r) {
            return new JoinRequestJson(
                    r.id(), r.state().name(), r.reason(), r.askedAt(), r.answeredAt());
        }
    }

    @Answers(problems = {"409 join-closed", "409 join-member", "409 join-waiting"})
    @PostMapping(consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<JoinRequestJson>> ask(
            @PathVariable UUID cooperativeId,
            @Valid @RequestBody WishJson wish,
            CurrentUser user,
            Once once) {
        return once.json(
                wish,
                id ->
                        cooperatives
                                .find(cooperativeId)
                                .filter(c -> c.sells())
                                .switchIfEmpty(Mono.error(Refusal::unknown))
                                .then(requests.ask(id, cooperativeId, of(wish, user)))
                                .map(
                                        r ->
                                                ResponseEntity.created(at(cooperativeId))
                                                        .body(JoinRequestJson.of(r))));
    }

    private static URI at(UUID cooperativeId) {
        return URI.create("/api/v1/cooperatives/%s/join-request".formatted(cooperativeId));
    }

    private static JoinWish of(WishJson wish, CurrentUser user) {
        return new JoinWish(
                user.subject(),
                wish.name(),
                user.verifiedEmail(),
                wish.phone(),
                wish.village(),
                wish.business());
    }

    /** The caller's newest request there. */
    @GetMapping
    Mono<JoinRequestJson> mine(@PathVariable UUID cooperativeId, CurrentUser user) {
        return requests.newest(cooperativeId, user.subject())
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .map(JoinRequestJson::of);
    }

    /** The caller no longer wants to. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> takeBack(@PathVariable UUID cooperativeId, CurrentUser user) {
        return requests.newest(cooperativeId, user.subject())
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .flatMap(r -> requests.takeBack(r.id(), user.subject()))
                .then();
    }
}
