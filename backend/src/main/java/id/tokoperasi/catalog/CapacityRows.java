package id.tokoperasi.catalog;

import static id.tokoperasi.kernel.Columns.each;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Readable;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Days are written in the order of listing and day, so that two buyers cannot deadlock. */
@Component
class CapacityRows {

    private final DatabaseClient db;

    CapacityRows(DatabaseClient db) {
        this.db = db;
    }

    private record Day(UUID listingId, LocalDate day, int taken) {

        static Day of(Readable row) {
            return new Day(
                    Columns.uuid(row, "listing_id"),
                    Columns.date(row, "day"),
                    Columns.count(row, "taken"));
        }
    }

    Mono<Map<UUID, Map<LocalDate, Integer>>> taken(Collection<UUID> listingIds, LocalDate from) {
        return db.sql(
                        """
                        select listing_id, day, taken from catalog.capacity_days
                         where listing_id = any(:listings) and day >= :from
                        """)
                .bind("listings", listingIds.toArray(UUID[]::new))
                .bind("from", from)
                .map(Day::of)
                .all()
                .collectList()
                .map(
                        days ->
                                days.stream()
                                        .collect(
                                                Collectors.groupingBy(
                                                        Day::listingId,
                                                        Collectors.toMap(Day::day, Day::taken))));
    }

    /** The listings of the lines that fit; the others are not counted. */
    Flux<UUID> take(List<CapacityLine> lines) {
        return db.sql(
                        """
                        with wanted as (
                            select * from unnest(:references, :listings, :days, :pieces)
                                as w (reference, listing_id, day, pieces)),
                        held as (
                            insert into catalog.capacity_holds (reference, listing_id, day, pieces)
                            select reference, listing_id, day, pieces from wanted)
                        insert into catalog.capacity_days as d (listing_id, day, taken)
                        select w.listing_id, w.day, w.pieces
                          from wanted w join catalog.listings l on l.id = w.listing_id
                         where w.pieces <= coalesce(l.daily_capacity, w.pieces)
                         order by w.listing_id, w.day
                        on conflict (listing_id, day) do update set taken = d.taken + excluded.taken
                         where d.taken + excluded.taken
                               <= (select coalesce(l.daily_capacity, d.taken + excluded.taken)
                                     from catalog.listings l where l.id = d.listing_id)
                        returning listing_id
                        """)
                .bind("references", each(lines, CapacityLine::reference, UUID[]::new))
                .bind("listings", each(lines, CapacityLine::listingId, UUID[]::new))
                .bind("days", each(lines, CapacityLine::day, LocalDate[]::new))
                .bind("pieces", each(lines, CapacityLine::pieces, Integer[]::new))
                .map(row -> Columns.uuid(row, "listing_id"))
                .all();
    }

    Mono<Void> release(UUID reference) {
        return db.sql(
                        """
                        with given as (
                            update catalog.capacity_holds set released = true
                             where reference = :reference and not released
                            returning listing_id, day, pieces),
                        locked as (
                            select d.listing_id, d.day, g.pieces
                              from catalog.capacity_days d
                              join given g on g.listing_id = d.listing_id and g.day = d.day
                             order by d.listing_id, d.day for update of d)
                        update catalog.capacity_days d set taken = d.taken - l.pieces
                          from locked l where d.listing_id = l.listing_id and d.day = l.day
                        """)
                .bind("reference", reference)
                .then();
    }

    Mono<Boolean> takeAgain(UUID reference, LocalDate today) {
        return db.sql(
                        """
                        with wanted as (
                            select listing_id, day, pieces from catalog.capacity_holds
                             where reference = :reference and released),
                        locked as (
                            select d.listing_id, d.day, d.taken, w.pieces
                              from catalog.capacity_days d
                              join wanted w on w.listing_id = d.listing_id and w.day = d.day
                             order by d.listing_id, d.day for update of d),
                        fitting as (
                            select k.* from locked k join catalog.listings l on l.id = k.listing_id
                             where k.day >= :today
                               and k.taken + k.pieces <= coalesce(l.daily_capacity, k.taken + k.pieces)),
                        answer as (
                            select (select count(*) from fitting) = (select count(*) from wanted) as fits),
                        counted as (
                            update catalog.capacity_days d set taken = d.taken + f.pieces
                              from fitting f, answer a
                             where d.listing_id = f.listing_id and d.day = f.day and a.fits),
                        held as (
                            update catalog.capacity_holds h set released = false from answer a
                             where h.reference = :reference and h.released and a.fits)
                        select fits from answer
                        """)
                .bind("reference", reference)
                .bind("today", today)
                .map(row -> Columns.flag(row, "fits"))
                .one();
    }
}
