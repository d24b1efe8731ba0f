package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Readable;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.UUID;

@Component
class AnswerRows {

    private final DatabaseClient db;

    AnswerRows(DatabaseClient db) {
        this.db = db;
    }

    Flux<Answer> all() {
        return db.sql(
                        "select * from catalog.answers where active order by lower(name), id limit 200")
                .map(AnswerRows::toAnswer)
                .all();
    }

    Mono<Answer> byId(UUID id) {
        return db.sql("select * from catalog.answers where id = :id and active")
                .bind("id", id)
                .map(AnswerRows::toAnswer)
                .one();
    }

    /** Empty when another has that name. */
    Mono<Answer> insert(UUID id, String name, String words) {
        return db.sql(
                        """
                        insert into catalog.answers (id, name, words) values (:id, :name, :words)
                        on conflict do nothing
                        returning *
                        """)
                .bind("id", id)
                .bind("name", name)
                .bind("words", words)
                .map(AnswerRows::toAnswer)
                .one();
    }

    /** Empty when the version has moved on. */
    Mono<Answer> update(UUID id, long seenVersion, String name, String words) {
        return db.sql(
                        """
                        update catalog.answers set name = :name, words = :words, version = version + 1
                         where id = :id and version = :seen and active
                        returning *
                        """)
                .bind("id", id)
                .bind("seen", seenVersion)
                .bind("name", name)
                .bind("words", words)
                .map(AnswerRows::toAnswer)
                .one();
    }

    Mono<Answer> retire(UUID id, long seenVersion) {
        return db.sql(
                        """
                        update catalog.answers set active = false, version = version + 1
                         where id = :id and version = :seen and active
                        returning *
                        """)
                .bind("id", id)
                .bind("seen", seenVersion)
                .map(AnswerRows::toAnswer)
                .one();
    }

    private static Answer toAnswer(Readable row) {
        return new Answer(
                Columns.uuid(row, "id"),
                Columns.text(row, "name"),
                Columns.text(row, "words"),
                Columns.number(row, "version"));
    }
}
