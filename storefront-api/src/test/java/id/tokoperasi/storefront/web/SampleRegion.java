package id.tokoperasi.storefront.web;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.Category;
import id.tokoperasi.catalog.TaxClass;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.region.GeoPoint;

import java.util.List;

/** One district and one category, enough to sell in. */
final class SampleRegion {

    static final String DISTRICT = "36.04.09";
    static final GeoPoint CENTRE = new GeoPoint(-6.101, 106.243);

    private SampleRegion() {}

    static void put(RunningStorefront storefront) {
        var ciruas = new District(DISTRICT, "3604240", "Ciruas", List.of(), CENTRE, 33, 15);
        storefront.bean(Districts.class).put(List.of(ciruas)).block();
        var snacks = new Category("camilan", null, "Camilan", "Snacks", null, null, 1);
        var emping =
                new Category(
                        "emping",
                        "camilan",
                        "Emping",
                        "Melinjo crackers",
                        TaxClass.GOODS,
                        "emping",
                        1);
        storefront.bean(Categories.class).put(List.of(snacks, emping)).block();
    }
}
