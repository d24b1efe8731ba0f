package id.tokoperasi.infra.bench;

import io.r2dbc.spi.ConnectionFactories;

import org.springframework.r2dbc.core.DatabaseClient;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Looks into the local PostgreSQL from outside, as its administrator, so that what it asks is not
 * counted among the applications' statements.
 */
final class Watch {
    private final DatabaseClient database;

    Watch(int port) {
        var url = "r2dbc:postgresql://postgres:tokoperasi-local@localhost:" + port + "/tokoperasi";
        database = DatabaseClient.create(ConnectionFactories.get(url));
        database.sql("create extension if not exists pg_stat_statements").then().block();
    }

    /** Statements of the applications since the server started, without begin and commit. */
    long statements() {
        return Objects.requireNonNull(
                database.sql(
                                """
                                select coalesce(sum(calls), 0)::bigint
                                  from pg_stat_statements s join pg_roles r on r.oid = s.userid
                                 where r.rolname = 'tokoperasi' and s.toplevel
                                   and s.query !~* '^\\s*(begin|commit|rollback|set|show)'
                                """)
                        .mapValue(Long.class)
                        .one()
                        .block());
    }

    /** The statements called most since then, for whoever wants to know what to save. */
    List<String> most(int count) {
        return Objects.requireNonNull(
                database.sql(
                                """
                                select s.calls || ' x ' || round(s.mean_exec_time::numeric, 2) || ' ms '
                                       || left(regexp_replace(s.query, '\\s+', ' ', 'g'), 110)
                                  from pg_stat_statements s join pg_roles r on r.oid = s.userid
                                 where r.rolname = 'tokoperasi' and s.toplevel
                                 order by s.calls desc
                                 limit :count
                                """)
                        .bind("count", count)
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .block());
    }

    void forget() {
        database.sql("select pg_stat_statements_reset()").then().block();
    }

    /** Which of these orders are paid. */
    Set<UUID> paid(Collection<UUID> orders) {
        return Objects.requireNonNull(
                database.sql(
                                """
                                select id from ordering.orders
                                 where id = any(:ids) and status = 'PAID'
                                """)
                        .bind("ids", orders.toArray(UUID[]::new))
                        .mapValue(UUID.class)
                        .all()
                        .collect(Collectors.toSet())
                        .block());
    }
}
