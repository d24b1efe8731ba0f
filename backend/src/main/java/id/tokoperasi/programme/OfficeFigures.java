package id.tokoperasi.programme;

import id.tokoperasi.kernel.Columns;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;

/** What the office has stated itself; part of the regency's seeds. */
@Component
public class OfficeFigures {

    private final FigureRows rows;

    OfficeFigures(FigureRows rows) {
        this.rows = rows;
    }

    /** All of them, in the order of their names; empty before the seeds are loaded. */
    public Mono<List<OfficeFigure>> all() {
        return rows.all().collectList();
    }

    /** Writes them, or brings those that exist up to date. */
    public Mono<Void> put(List<OfficeFigure> figures) {
        return Flux.fromIterable(figures).concatMap(rows::put).then();
    }

    @Component
    static class FigureRows {

        private final DatabaseClient db;

        FigureRows(DatabaseClient db) {
            this.db = db;
        }

        Flux<OfficeFigure> all() {
            return db.sql("select * from programme.office_figures order by name")
                    .map(
                            row ->
                                    new OfficeFigure(
                                            Columns.constant(row, "name", OfficeFigure.Name.class),
                                            Columns.count(row, "cooperatives"),
                                            Columns.date(row, "stated_on"),
                                            Columns.text(row, "source")))
                    .all();
        }

        Mono<Void> put(OfficeFigure figure) {
            return db.sql(
                            """
                            insert into programme.office_figures (name, cooperatives, stated_on, source)
                            values (:name, :cooperatives, :day, :source)
                            on conflict (name) do update
                               set cooperatives = excluded.cooperatives, stated_on = excluded.stated_on,
                                   source = excluded.source
                            """)
                    .bind("name", figure.name().name())
                    .bind("cooperatives", figure.cooperatives())
                    .bind("day", figure.statedOn())
                    .bind("source", figure.source())
                    .then();
        }
    }
}
