package id.tokoperasi.access;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Collection;

@Component
class AccountRows {

    private final DatabaseClient db;

    AccountRows(DatabaseClient db) {
        this.db = db;
    }

    Mono<Void> upsert(Account account, Instant now) {
        return db.sql(
                        """
                        insert into access.accounts as a (subject, name, email, locale, first_seen_at, last_seen_at)
                        values (:subject, :name, :email, :locale, :now, :now)
                        on conflict (subject) do update
                           set name = excluded.name, email = excluded.email,
                               locale = coalesce(excluded.locale, a.locale),
                               last_seen_at = excluded.last_seen_at
                        """)
                .bind("subject", account.subject())
                .bind("name", account.name())
                .bind("email", Parameters.in(R2dbcType.VARCHAR, account.email()))
                .bind("locale", Parameters.in(R2dbcType.VARCHAR, account.locale()))
                .bind("now", now)
                .then();
    }

    Mono<Account> find(String subject) {
        return db.sql("select * from access.accounts where subject = :subject")
                .bind("subject", subject)
                .map(AccountRows::toAccount)
                .one();
    }

    Flux<Account> bySubjects(Collection<String> subjects) {
        return db.sql("select * from access.accounts where subject = any(:subjects)")
                .bind("subjects", subjects.toArray(String[]::new))
                .map(AccountRows::toAccount)
                .all();
    }

    private static Account toAccount(Readable row) {
        return new Account(
                Columns.text(row, "subject"),
                Columns.text(row, "name"),
                row.get("email", String.class),
                row.get("locale", String.class));
    }
}
