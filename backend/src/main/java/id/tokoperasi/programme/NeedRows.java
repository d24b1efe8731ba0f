package id.tokoperasi.programme;

import id.tokoperasi.kernel.Columns;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;

import java.util.Map;

@Component
class NeedRows {

    private final DatabaseClient db;

    NeedRows(DatabaseClient db) {
        this.db = db;
    }

    Flux<Map.Entry<Need, Integer>> thresholds() {
        return db.sql("select need, threshold from programme.need_rules")
                .map(
                        row ->
                                Map.entry(
                                        Columns.constant(row, "need", Need.class),
                                        Columns.count(row, "threshold")))
                .all();
    }
}
