package id.tokoperasi.storefront.resident;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.Category;
import id.tokoperasi.catalog.TaxClass;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Where goods stand and where they come from: categories, districts, cooperatives. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class PlaceApi {

    private final Categories categories;
    private final Districts districts;
    private final Cooperatives cooperatives;

    PlaceApi(Categories categories, Districts districts, Cooperatives cooperatives) {
        this.categories = categories;
        this.districts = districts;
        this.cooperatives = cooperatives;
    }

    record Page<T>(List<T> items, @Nullable String next) {}

    record CategoryJson(
            String slug,
            @Nullable String parentSlug,
            String name,
            String nameEnglish,
            @Nullable TaxClass taxClass) {

        static CategoryJson of(Category c) {
            return new CategoryJson(
                    c.slug(), c.parentSlug(), c.name(), c.nameEnglish(), c.taxClass());
        }
    }

    /** In the order of the tree, parents before children. */
    @GetMapping("/categories")
    Mono<Page<CategoryJson>> categories() {
        return categories
                .tree()
                .map(tree -> new Page<>(tree.all().stream().map(CategoryJson::of).toList(), null));
    }

    record DistrictJson(
            String code,
            String bpsCode,
            String name,
            double latitude,
            double longitude,
            int villages) {

        static DistrictJson of(District d) {
            return new DistrictJson(
                    d.code(),
                    d.bpsCode(),
                    d.name(),
                    d.centre().latitude(),
                    d.centre().longitude(),
                    d.villages());
        }
    }

    /** By name. */
    @GetMapping("/districts")
    Mono<Page<DistrictJson>> districts() {
        return districts
                .all()
                .map(all -> new Page<>(all.stream().map(DistrictJson::of).toList(), null));
    }

    record CooperativeJson(
            UUID id,
            String slug,
            String name,
            CooperativeKind kind,
            String districtCode,
            String village,
            String address,
            String about,
            String phone,
            double latitude,
            double longitude,
            int memberCount,
            @Nullable LocalDate annualMeetingOn,
            boolean demo,
            boolean pickup,
            boolean courier,
            @Nullable Instant verifiedAt) {

        static CooperativeJson of(Cooperative c) {
            return new CooperativeJson(
                    c.id(),
                    c.slug(),
                    c.name(),
                    c.kind(),
                    c.districtCode(),
                    c.village(),
                    c.address(),
                    c.about(),
                    c.phone(),
                    c.place().latitude(),
                    c.place().longitude(),
                    c.memberCount(),
                    c.annualMeetingOn(),
                    c.demo(),
                    c.delivery().pickup(),
                    c.delivery().courier(),
                    c.verifiedAt());
        }
    }

    /** Verified cooperatives in the order of their slugs. */
    @GetMapping("/cooperatives")
    Mono<Page<CooperativeJson>> cooperatives(
            @RequestParam(required = false) @Nullable String district,
            @RequestParam(defaultValue = "24") @Min(1) @Max(100) int size,
            @RequestParam(required = false) @Nullable String after) {
        return cooperatives
                .verified(district, "", after, size)
                .map(CooperativeJson::of)
                .collectList()
                .map(all -> new Page<>(all, all.size() < size ? null : all.getLast().slug()));
    }

    @GetMapping("/cooperatives/{cooperativeId}")
    Mono<CooperativeJson> cooperative(@PathVariable UUID cooperativeId) {
        return cooperatives
                .find(cooperativeId)
                .filter(Cooperative::sells)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .map(CooperativeJson::of);
    }
}
