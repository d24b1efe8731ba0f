package id.tokoperasi.access;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.Collection;

/** The persons who have signed in at least once. */
@Component
public class Accounts {

    private final AccountRows rows;
    private final Clock clock;

    Accounts(AccountRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Keeps what the identity service said at this sign-in. */
    public Mono<Void> signedIn(Account account) {
        return rows.upsert(account, clock.instant());
    }

    /** Those of these people who have signed in, in no order. */
    public Flux<Account> bySubjects(Collection<String> subjects) {
        return subjects.isEmpty() ? Flux.empty() : rows.bySubjects(subjects);
    }

    /** Empty when this person has never signed in. */
    public Mono<Account> find(String subject) {
        return rows.find(subject);
    }
}
