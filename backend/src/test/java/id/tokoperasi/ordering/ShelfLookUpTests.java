package id.tokoperasi.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.catalog.Certificate;
import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.ListingDraft.VariantDraft;
import id.tokoperasi.catalog.LookUp;
import id.tokoperasi.catalog.Shelf;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.kernel.Money;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** What the shelf finds by itself while Elasticsearch is away. */
class ShelfLookUpTests {

    private static Market market;
    private static Cooperative seller;

    @BeforeAll
    static void open() {
        market = new Market();
        seller = market.cooperative("Melinjo");
        market.lists(seller, "Emping habis", 42_500, 0);
        market.lists(seller, "Emping ada", 42_500, 3);
        market.lists(seller, "Sambal 50% pedas", 20_000, 3);
        var halal = new Certificate(Certificate.Kind.HALAL, "ID361", null, null);
        var pirt = new Certificate(Certificate.Kind.PIRT, "2063604", null, null);
        certified("Gipang halal", List.of(halal));
        certified("Gipang lengkap", List.of(halal, pirt));
    }

    @AfterAll
    static void close() {
        market.close();
    }

    private static void certified(String title, List<Certificate> certificates) {
        var variant = new VariantDraft(null, "500 g", title, Money.rupiah(9_000), 550, 500L, 4);
        var draft =
                new ListingDraft(
                        title,
                        "Dibuat anggota koperasi.",
                        "emping",
                        ContentUnit.GRAM,
                        0,
                        certificates,
                        List.of(),
                        null,
                        List.of(variant));
        var listing = market.listings.draft(seller.id(), draft, "staff").block();
        market.listings.publish(seller.id(), listing.id(), listing.version(), "catalogue").block();
    }

    private static List<String> titles(String text, boolean inStock, String... certificates) {
        var question =
                new LookUp(
                        text, Set.of(), Set.of(), null, null, null, inStock, Set.of(certificates));
        return market.backend.get(Shelf.class).lookUp(question, 0, 50).block().stream()
                .map(offer -> offer.listing().title())
                .toList();
    }

    @Test
    void titlesAreFoundByLikeness() {
        assertThat(titles("empingg", false))
                .containsExactlyInAnyOrder("Emping ada", "Emping habis");
    }

    @Test
    void whatIsSoldOutIsLeftOutWhenAskedFor() {
        assertThat(titles("emping", true)).containsExactly("Emping ada");
    }

    @Test
    void allCertificatesMustBeThere() {
        assertThat(titles("gipang", false, "HALAL"))
                .containsExactlyInAnyOrder("Gipang halal", "Gipang lengkap");
        assertThat(titles("gipang", false, "HALAL", "PIRT")).containsExactly("Gipang lengkap");
        assertThat(titles("gipang", false, "SNI")).isEmpty();
    }

    @Test
    void whatIsTypedIsNoPattern() {
        assertThat(titles("50%", false)).containsExactly("Sambal 50% pedas");
        assertThat(titles("%", false)).containsExactly("Sambal 50% pedas");
        assertThat(titles("_", false)).isEmpty();
    }
}
