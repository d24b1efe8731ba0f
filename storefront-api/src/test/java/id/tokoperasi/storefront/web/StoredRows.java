package id.tokoperasi.storefront.web;

import org.springframework.r2dbc.core.DatabaseClient;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What all tables hold: how many rows each, and a sum that changes with any of them. */
final class StoredRows {

    /** Sessions belong to browsers; the history is Flyway's own. */
    private static final String TABLES =
            """
            select format('%I.%I', table_schema, table_name) as name
              from information_schema.tables
             where table_type = 'BASE TABLE'
               and table_schema not in ('pg_catalog', 'information_schema')
               and table_name not in ('sessions', 'flyway_schema_history')
            """;

    private static final String ONE =
            """
            select '%1$s' as name,
                   count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as held
              from %1$s t
            """;

    private final DatabaseClient db;
    private final String question;

    StoredRows(RunningStorefront storefront) {
        db = storefront.bean(DatabaseClient.class);
        question =
                db
                        .sql(TABLES)
                        .map(row -> row.get("name", String.class))
                        .all()
                        .collectList()
                        .block()
                        .stream()
                        .map(ONE::formatted)
                        .collect(Collectors.joining(" union all "));
    }

    Map<String, String> now() {
        return new TreeMap<>(
                db.sql(question)
                        .map(row -> Map.entry(row.get(0, String.class), row.get(1, String.class)))
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                        .block());
    }
}
