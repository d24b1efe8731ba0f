package id.tokoperasi.search;

import id.tokoperasi.kernel.Ids;
import id.tokoperasi.search.ListingDocument.Category;
import id.tokoperasi.search.ListingDocument.Cooperative;
import id.tokoperasi.search.ListingDocument.District;
import id.tokoperasi.search.ListingDocument.Unit;
import id.tokoperasi.search.ListingDocument.UnitPrice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A listing document as a test needs it; what is not said is ordinary. */
final class Goods {

    static final District CINANGKA = new District("36.04.15", "Cinangka");
    static final District CIRUAS = new District("36.04.05", "Ciruas");
    static final District BAROS = new District("36.04.20", "Baros");

    private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");

    private final UUID id = Ids.next();
    private final String title;
    private String description = "Dibuat oleh anggota koperasi.";
    private final List<Category> categories = new ArrayList<>();
    private String cooperative = "Melinjo Cikolelet";
    private District district = CINANGKA;
    private Location location = new Location(-6.15, 105.9);
    private long minPriceRupiah = 20_000;
    private long maxPriceRupiah = 20_000;
    private UnitPrice unitPrice;
    private boolean inStock = true;
    private final Set<Certificate> certificates = EnumSet.noneOf(Certificate.class);
    private int day;
    private long soldCount;

    private Goods(String title) {
        this.title = title;
    }

    static Goods called(String title) {
        return new Goods(title);
    }

    Goods described(String text) {
        description = text;
        return this;
    }

    Goods in(String... path) {
        for (var name : path) {
            categories.add(new Category(name.toLowerCase().replace(' ', '-'), name));
        }
        return this;
    }

    Goods by(String name, District place) {
        cooperative = name;
        district = place;
        return this;
    }

    Goods at(double lat, double lon) {
        location = new Location(lat, lon);
        return this;
    }

    Goods nowhere() {
        location = null;
        return this;
    }

    Goods costing(long rupiah) {
        return costing(rupiah, rupiah);
    }

    Goods costing(long min, long max) {
        minPriceRupiah = min;
        maxPriceRupiah = max;
        return this;
    }

    Goods per(Unit unit, long rupiah) {
        unitPrice = new UnitPrice(rupiah, unit);
        return this;
    }

    Goods soldOut() {
        inStock = false;
        return this;
    }

    Goods with(Certificate... papers) {
        certificates.addAll(List.of(papers));
        return this;
    }

    Goods publishedOnDay(int number) {
        day = number;
        return this;
    }

    Goods sold(long count) {
        soldCount = count;
        return this;
    }

    ListingDocument document() {
        var slug = title.toLowerCase().replace(' ', '-');
        return new ListingDocument(
                id,
                slug + "-" + id.toString().substring(30),
                title,
                description,
                categories.isEmpty() ? List.of(new Category("camilan", "Camilan")) : categories,
                new Cooperative(
                        UUID.nameUUIDFromBytes(cooperative.getBytes()),
                        cooperative.toLowerCase().replace(' ', '-'),
                        cooperative),
                district,
                location,
                minPriceRupiah,
                maxPriceRupiah,
                unitPrice,
                inStock,
                null,
                certificates,
                "/media/1",
                FIRST.plusSeconds(86_400L * day),
                soldCount,
                null,
                null,
                null);
    }
}
