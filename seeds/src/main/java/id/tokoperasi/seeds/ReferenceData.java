package id.tokoperasi.seeds;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.Category;
import id.tokoperasi.catalog.Certificate;
import id.tokoperasi.catalog.TaxClass;
import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.CooperativeSector;
import id.tokoperasi.cooperative.SellingLimit;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.procurement.Agencies;
import id.tokoperasi.procurement.Agency;
import id.tokoperasi.programme.OfficeFigure;
import id.tokoperasi.programme.OfficeFigures;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.region.GeoPoint;
import id.tokoperasi.rules.Rule;
import id.tokoperasi.rules.Rules;
import id.tokoperasi.verification.Requirement;
import id.tokoperasi.verification.Requirements;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What every regency has: the rows are brought up to the files' state each time. */
@Component
class ReferenceData {

    private static final Pattern BETWEEN_SPELLINGS = Pattern.compile("\\s*[;|]\\s*");

    private final Districts districts;
    private final Categories categories;
    private final Rules rules;
    private final Agencies agencies;
    private final OfficeFigures figures;
    private final Requirements requirements;
    private final Transactions transactions;

    ReferenceData(
            Districts districts,
            Categories categories,
            Rules rules,
            Agencies agencies,
            OfficeFigures figures,
            Requirements requirements,
            Transactions transactions) {
        this.districts = districts;
        this.categories = categories;
        this.rules = rules;
        this.agencies = agencies;
        this.figures = figures;
        this.requirements = requirements;
        this.transactions = transactions;
    }

    Mono<Integer> districts(Seeds seeds) {
        return put(
                seeds.districts().stream().map(ReferenceData::district).toList(), districts::put);
    }

    Mono<Integer> categories(Seeds seeds) {
        var all = new ArrayList<Category>();
        addCategories(seeds.categories(), null, all);
        return put(all, categories::put);
    }

    Mono<Integer> rules(Seeds seeds) {
        return put(seeds.rules().stream().map(ReferenceData::rule).toList(), rules::put);
    }

    Mono<Integer> offices(Seeds seeds) {
        return put(seeds.offices().stream().map(ReferenceData::agency).toList(), agencies::put);
    }

    Mono<Integer> officeFigures(Seeds seeds) {
        return put(
                seeds.officeFigures().stream().map(ReferenceData::figure).toList(), figures::put);
    }

    private static OfficeFigure figure(Seeds.OfficeFigure f) {
        return new OfficeFigure(
                OfficeFigure.Name.valueOf(f.name()), f.cooperatives(), f.statedOn(), f.source());
    }

    /** Unlike the others they are the dinas' own once they are there, and only what is missing is added. */
    Mono<Integer> requirements(Seeds seeds) {
        var wanted = seeds.requirements().stream().map(ReferenceData::requirement).toList();
        return transactions.run(() -> requirements.addMissing(wanted).thenReturn(wanted.size()));
    }

    private static Requirement requirement(Seeds.Requirement r) {
        return new Requirement(
                r.code(),
                r.position(),
                r.name(),
                r.nameEn(),
                r.help(),
                r.helpEn(),
                r.sectors().stream()
                        .map(CooperativeSector::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                r.kinds().stream()
                        .map(CooperativeKind::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                r.duty(),
                r.waivable(),
                r.validMonths(),
                SellingLimit.valueOf(r.whenLapsed()),
                true,
                1);
    }

    /** All rows of a kind commit together. */
    private <T> Mono<Integer> put(List<T> rows, Function<List<T>, Mono<Void>> write) {
        return transactions.run(() -> write.apply(rows).thenReturn(rows.size()));
    }

    private static District district(Seeds.District d) {
        return new District(
                d.ministryCode(),
                d.bpsCode(),
                d.name(),
                d.otherSpellings().isBlank()
                        ? List.of()
                        : List.of(BETWEEN_SPELLINGS.split(d.otherSpellings().strip())),
                new GeoPoint(d.lat(), d.lng()),
                d.areaKm2(),
                d.villageCount());
    }

    private static void addCategories(
            List<Seeds.Category> siblings, @Nullable String parent, List<Category> all) {
        for (int i = 0; i < siblings.size(); i++) {
            var c = siblings.get(i);
            var taxClass = c.taxClass();
            all.add(
                    new Category(
                            c.slug(),
                            parent,
                            c.name(),
                            c.nameEn(),
                            taxClass == null ? null : TaxClass.valueOf(taxClass.name()),
                            c.illustration(),
                            i,
                            Objects.requireNonNullElse(c.papers(), List.<String>of()).stream()
                                    .map(Certificate.Kind::valueOf)
                                    .toList()));
            addCategories(c.branches(), c.slug(), all);
        }
    }

    private static Rule rule(Seeds.Rule r) {
        return new Rule(
                r.id(),
                r.from(),
                r.to(),
                r.description(),
                r.indonesian(),
                r.value(),
                r.legalBasis(),
                Rule.Certainty.valueOf(r.certainty().toUpperCase(Locale.ROOT)),
                r.confirmedBy(),
                r.dateKind());
    }

    private static Agency agency(Seeds.Office o) {
        return new Agency(
                Ids.next(),
                o.budgetUnitCode(),
                o.name(),
                o.shortName().isBlank() ? null : o.shortName(),
                o.certainty());
    }
}
