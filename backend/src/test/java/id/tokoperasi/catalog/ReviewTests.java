package id.tokoperasi.catalog;

import static id.tokoperasi.catalog.Stand.another;
import static id.tokoperasi.catalog.Stand.category;
import static id.tokoperasi.catalog.Stand.description;
import static id.tokoperasi.catalog.Stand.price;
import static id.tokoperasi.catalog.Stand.stock;
import static id.tokoperasi.catalog.Stand.title;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.AuditEntry;
import id.tokoperasi.catalog.Reason.Rule;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

class ReviewTests {

    private static Stand stand;

    @BeforeAll
    static void open() {
        stand = new Stand();
    }

    @AfterAll
    static void close() {
        stand.close();
    }

    @Test
    void theFirstPublicationOfARiskyCooperativeWaitsForTheDinas() {
        var asked = stand.publishes(stand.drafts(risky(), "Emping manis"));
        assertThat(asked.status()).isEqualTo(ListingStatus.IN_REVIEW);
        assertThat(stand.shown(asked)).isNull();
        var request = stand.waiting(asked);
        assertThat(request.kind()).isEqualTo(RequestKind.PUBLICATION);
        assertThat(rules(request)).containsExactly(Rule.FIRST_PUBLICATION);
        stand.decides(request, Ruling.APPROVE);
        assertThat(stand.shown(asked).status()).isEqualTo(ListingStatus.PUBLISHED);
        assertThat(stand.waiting(asked)).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ruling.class,
            names = {"REJECT", "ASK"})
    void whatIsRefusedGoesOnSaleOnlyAfterItWasSentInAgain(Ruling no) {
        var asked = stand.publishes(stand.drafts(risky(), "Emping manis"));
        stand.decides(stand.waiting(asked), no);
        var refused = stand.now(asked);
        assertThat(refused.status()).isEqualTo(ListingStatus.REJECTED);
        assertThat(stand.all(asked).getFirst().answer()).isEqualTo("Mohon sesuaikan nama.");
        stand.edits(refused, title("Emping gurih"));
        var again = stand.publishes(stand.now(refused));
        assertThat(again.status()).isEqualTo(ListingStatus.IN_REVIEW);
        assertThat(rules(stand.waiting(again))).containsExactly(Rule.SAID_NO_BEFORE);
    }

    @Test
    void aRiskyChangeWaitsWhileTheOldVersionStaysOnSale() {
        var listing = stand.sells(risky(), "Emping manis");
        var changed = stand.edits(listing, title("Emping super"));
        assertThat(changed.status()).isEqualTo(ListingStatus.CHANGES_PENDING);
        assertThat(stand.shown(listing).title()).isEqualTo("Emping manis");
        assertThat(stand.requests.written(changed).block().title()).isEqualTo("Emping super");
        var request = stand.waiting(listing);
        assertThat(request.kind()).isEqualTo(RequestKind.CHANGE);
        assertThat(request.differences())
                .containsExactly(new Difference("title", null, "", "Emping manis", "Emping super"));
        assertThat(request.reasons())
                .containsExactly(new Reason(Rule.RISKY_FIELD, "title", "", 0, 0));
        stand.decides(request, Ruling.APPROVE);
        assertThat(stand.shown(listing).title()).isEqualTo("Emping super");
        assertThat(stand.now(listing).status()).isEqualTo(ListingStatus.PUBLISHED);
    }

    @Test
    void aRefusedChangeLeavesWhatIsOnSaleAlone() {
        var listing = stand.sells(risky(), "Emping manis");
        stand.edits(listing, category("keripik"));
        stand.decides(stand.waiting(listing), Ruling.REJECT);
        assertThat(stand.now(listing).status()).isEqualTo(ListingStatus.PUBLISHED);
        assertThat(stand.shown(listing).categorySlug()).isEqualTo("emping");
    }

    @ParameterizedTest(name = "from Rp 25.000 to {0}")
    @CsvSource({"24000, true", "1, true", "27000, true", "27001, false", "90000, false"})
    void aPriceFallsAndRisesALittleAtOnceAndMoreOnlyWithTheDinas(long rupiah, boolean atOnce) {
        var listing = stand.sells(risky(), "Emping manis");
        stand.edits(listing, price(rupiah));
        var shown = stand.shown(listing).priceFrom();
        assertThat(shown).isEqualTo(Money.rupiah(atOnce ? rupiah : 25_000));
        assertThat(stand.waiting(listing) == null).isEqualTo(atOnce);
    }

    @Test
    void manySmallRisesAreOneBigOne() {
        var listing = stand.sells(risky(), "Emping manis");
        stand.edits(listing, price(26_500));
        assertThat(stand.waiting(listing)).isNull();
        stand.edits(listing, price(28_000));
        var reason = stand.waiting(listing).reasons().getFirst();
        assertThat(reason.rule()).isEqualTo(Rule.PRICE_UP);
        assertThat(reason.measured()).isEqualTo(1_200);
        assertThat(reason.limit()).isEqualTo(800);
        stand.decides(stand.waiting(listing), Ruling.APPROVE);
        stand.edits(listing, price(30_000));
        assertThat(stand.waiting(listing)).isNull();
    }

    @Test
    void aDescriptionMayBePolishedButNotReplaced() {
        var listing = stand.sells(risky(), "Emping manis");
        stand.edits(listing, description(Stand.ABOUT + " Tahan tiga bulan."));
        assertThat(stand.shown(listing).description()).endsWith("bulan.");
        assertThat(stand.waiting(listing)).isNull();
        stand.edits(listing, description("Obat kuat segala penyakit tanpa resep, dijamin ampuh."));
        assertThat(rules(stand.waiting(listing))).containsExactly(Rule.MANY_NEW_WORDS);
        assertThat(stand.shown(listing).description()).endsWith("bulan.");
    }

    @Test
    void theHarmlessPartOfAnEditIsLiveAtOnceAndTheRestWaits() {
        var listing = stand.sells(risky(), "Emping manis");
        stand.edits(
                listing, d -> title("Emping super").apply(price(20_000).apply(stock(7).apply(d))));
        var shown = stand.shown(listing);
        assertThat(shown.title()).isEqualTo("Emping manis");
        assertThat(shown.priceFrom()).isEqualTo(Money.rupiah(20_000));
        assertThat(shown.available()).isEqualTo(7);
        assertThat(stand.waiting(listing).differences())
                .extracting(Difference::field)
                .containsExactly("title");
    }

    @Test
    void stockNeverWaitsWhateverIsLookedAt() {
        var listing = stand.sells(stand.cooperative(ReviewMode.ALL), "Emping manis");
        stand.edits(listing, stock(3));
        assertThat(stand.waiting(listing)).isNull();
        assertThat(stand.shown(listing).available()).isEqualTo(3);
        stand.edits(listing, price(24_000));
        assertThat(rules(stand.waiting(listing))).containsExactly(Rule.EVERYTHING);
        assertThat(stand.shown(listing).priceFrom()).isEqualTo(Money.rupiah(25_000));
    }

    @Test
    void aNewVariantWaitsWithItsStockAndComesOnSaleOnce() {
        var listing = stand.sells(risky(), "Emping manis");
        var sku = "BARU-" + UUID.randomUUID().toString().substring(0, 8);
        stand.edits(listing, another(sku, 48_000));
        assertThat(stand.shown(listing).variants()).hasSize(1);
        stand.decides(stand.waiting(listing), Ruling.APPROVE);
        assertThat(stand.shown(listing).variants())
                .extracting(Variant::sku, Variant::available)
                .containsExactly(tuple(listing.variants().getFirst().sku(), 10), tuple(sku, 5));
    }

    @Test
    void aVariantThatIsLiveAlreadyIsNotAddedAgainByTheApproval() {
        var rules = stand.reviews.rules().block();
        var harmless = new TreeSet<>(rules.riskyFields());
        harmless.remove(ReviewRules.VARIANT_ADDED);
        stand.reviews.putRules(fields(rules, harmless), "dinas").block();
        var listing = stand.sells(risky(), "Emping manis");
        var sku = "HIDUP-" + UUID.randomUUID().toString().substring(0, 8);
        stand.edits(listing, d -> another(sku, 48_000).apply(title("Emping super").apply(d)));
        assertThat(stand.shown(listing).variants()).hasSize(2);
        assertThat(stand.shown(listing).title()).isEqualTo("Emping manis");
        stand.decides(stand.waiting(listing), Ruling.APPROVE);
        assertThat(stand.shown(listing).variants()).hasSize(2);
        assertThat(stand.shown(listing).title()).isEqualTo("Emping super");
        stand.reviews
                .putRules(fields(stand.reviews.rules().block(), rules.riskyFields()), "dinas")
                .block();
    }

    private static ReviewRules fields(ReviewRules r, Set<String> fields) {
        return new ReviewRules(
                r.priceUpBasisPoints(),
                r.newWordsPercent(),
                fields,
                r.defaultMode(),
                r.usualDays(),
                r.version());
    }

    @Test
    void aNewerEditTakesThePlaceOfTheOpenRequestWhichIsKept() {
        var listing = stand.sells(risky(), "Emping manis");
        stand.edits(listing, title("Emping super"));
        var older = stand.waiting(listing);
        stand.edits(listing, title("Emping istimewa"));
        var newer = stand.waiting(listing);
        assertThat(newer.id()).isNotEqualTo(older.id());
        assertThat(newer.proposed().title()).isEqualTo("Emping istimewa");
        assertThat(stand.requests.find(older.id()).block().state())
                .isEqualTo(RequestState.SUPERSEDED);
        refused(() -> stand.decides(older, Ruling.APPROVE), "request-decided");
        assertThat(stand.shown(listing).title()).isEqualTo("Emping manis");
    }

    @Test
    void savingTheSameAgainKeepsThePlaceInTheQueue() {
        var listing = stand.sells(risky(), "Emping manis");
        stand.edits(listing, title("Emping super"));
        var older = stand.waiting(listing);
        stand.edits(listing, stock(4));
        assertThat(stand.waiting(listing).id()).isEqualTo(older.id());
        assertThat(stand.shown(listing).available()).isEqualTo(4);
    }

    @Test
    void writingTheOldVersionAgainLeavesNothingToDecide() {
        var listing = stand.sells(risky(), "Emping manis");
        stand.edits(listing, title("Emping super"));
        stand.edits(listing, title("Emping manis"));
        assertThat(stand.waiting(listing)).isNull();
        assertThat(stand.now(listing).status()).isEqualTo(ListingStatus.PUBLISHED);
    }

    @Test
    void whatWaitsForItsPublicationCanBeRewrittenAndTheDinasSeesTheNewest() {
        var asked = stand.publishes(stand.drafts(risky(), "Emping manis"));
        stand.edits(asked, title("Emping gurih"));
        assertThat(stand.now(asked).status()).isEqualTo(ListingStatus.IN_REVIEW);
        assertThat(stand.waiting(asked).proposed().title()).isEqualTo("Emping gurih");
        stand.decides(stand.waiting(asked), Ruling.APPROVE);
        assertThat(stand.shown(asked).title()).isEqualTo("Emping gurih");
        assertThat(stand.shown(asked).available()).isEqualTo(10);
    }

    @Test
    void withdrawingEndsTheRequestAndComingBackUnchangedNeedsNone() {
        var listing = stand.sells(risky(), "Emping manis");
        stand.edits(listing, title("Emping super"));
        var open = stand.waiting(listing);
        var off = withdraws(listing);
        assertThat(stand.requests.find(open.id()).block().state())
                .isEqualTo(RequestState.SUPERSEDED);
        assertThat(stand.publishes(off).status()).isEqualTo(ListingStatus.PUBLISHED);
    }

    @Test
    void takingOffSaleIsNoWayAroundTheDinas() {
        var listing = stand.sells(risky(), "Emping manis");
        withdraws(listing);
        stand.edits(listing, price(90_000));
        var back = stand.publishes(stand.now(listing));
        assertThat(back.status()).isEqualTo(ListingStatus.IN_REVIEW);
        assertThat(rules(stand.waiting(back))).containsExactly(Rule.PRICE_UP);
        stand.listings.takeBack(back.cooperativeId(), back.id(), back.version(), "emi").block();
        assertThat(stand.now(back).status()).isEqualTo(ListingStatus.WITHDRAWN);
    }

    @Test
    void aRequestCanBeTakenBack() {
        var listing = stand.sells(risky(), "Emping manis");
        var changed = stand.edits(listing, title("Emping super"));
        var open = stand.waiting(listing);
        var again =
                stand.listings
                        .takeBack(listing.cooperativeId(), listing.id(), changed.version(), "emi")
                        .block();
        assertThat(again.status()).isEqualTo(ListingStatus.PUBLISHED);
        assertThat(stand.requests.find(open.id()).block().state())
                .isEqualTo(RequestState.TAKEN_BACK);
        refused(
                () ->
                        stand.listings
                                .takeBack(
                                        listing.cooperativeId(),
                                        listing.id(),
                                        again.version(),
                                        "emi")
                                .block(),
                "request-none");
    }

    @Test
    void whatATrustedCooperativeOffersIsLookedAtAfterwards() {
        var shop = stand.cooperative(ReviewMode.TRUSTED);
        var listing = stand.publishes(stand.drafts(shop, "Emping manis"));
        assertThat(listing.status()).isEqualTo(ListingStatus.PUBLISHED);
        assertThat(stand.waiting(listing).kind()).isEqualTo(RequestKind.AFTERWARDS);
        stand.decides(stand.waiting(listing), Ruling.APPROVE);
        stand.edits(listing, title("Emping super"));
        stand.edits(listing, price(40_000));
        assertThat(stand.shown(listing).title()).isEqualTo("Emping super");
        assertThat(stand.waiting(listing).differences())
                .extracting(Difference::field)
                .containsExactly("title", "variants.price");
        stand.decides(stand.waiting(listing), Ruling.REJECT);
        assertThat(stand.shown(listing)).isNull();
        assertThat(stand.publishes(stand.now(listing)).status()).isEqualTo(ListingStatus.IN_REVIEW);
    }

    @Test
    void whatIsLookedAtAfterwardsStaysOnSaleWhileChangesAreAsked() {
        var shop = stand.cooperative(ReviewMode.TRUSTED);
        var listing = stand.publishes(stand.drafts(shop, "Emping manis"));
        stand.decides(stand.waiting(listing), Ruling.ASK);
        assertThat(stand.shown(listing)).isNotNull();
        assertThat(stand.all(listing).getFirst().state()).isEqualTo(RequestState.CHANGES_ASKED);
    }

    @Test
    void anArchivedListingComesBackAsADraftAndNothingIsLost() {
        var listing = stand.sells(risky(), "Emping manis");
        refused(() -> archives(listing), "listing-state");
        withdraws(listing);
        assertThat(archives(listing).status()).isEqualTo(ListingStatus.ARCHIVED);
        refused(() -> stand.edits(listing, title("X")), "listing-state");
        refused(() -> stand.publishes(stand.now(listing)), "listing-state");
        var kept = stand.now(listing);
        var back =
                stand.listings
                        .restore(kept.cooperativeId(), kept.id(), kept.version(), "emi")
                        .block();
        assertThat(back.status()).isEqualTo(ListingStatus.DRAFT);
        assertThat(back.variants()).isEqualTo(listing.variants());
    }

    @Test
    void aSuspendedCooperativeGetsNothingOnSaleAndMayStillBeRefused() {
        var shop = risky();
        var listing = stand.sells(shop, "Emping manis");
        stand.edits(listing, title("Emping super"));
        var fresh = stand.publishes(stand.drafts(shop, "Emping gurih"));
        stand.suspends(shop);
        assertThat(stand.shown(listing)).isNull();
        refused(
                () -> stand.decides(stand.waiting(listing), Ruling.APPROVE),
                "cooperative-suspended");
        refused(() -> stand.decides(stand.waiting(fresh), Ruling.APPROVE), "cooperative-suspended");
        stand.decides(stand.waiting(fresh), Ruling.REJECT);
        stand.reopens(shop);
        stand.decides(stand.waiting(listing), Ruling.APPROVE);
        assertThat(stand.shown(listing).title()).isEqualTo("Emping super");
    }

    @Test
    void ofTwoOfficersOneDecides() {
        var listing = stand.sells(risky(), "Emping manis");
        stand.edits(listing, title("Emping super"));
        var open = stand.waiting(listing);
        var codes =
                Flux.range(0, 8)
                        .flatMap(
                                i ->
                                        stand.moderation
                                                .decide(
                                                        open.id(),
                                                        i % 2 == 0 ? Ruling.APPROVE : Ruling.REJECT,
                                                        "Ya",
                                                        "officer-" + i)
                                                .map(done -> "decided")
                                                .onErrorResume(
                                                        Refusal.class, no -> Mono.just(no.code())),
                                8)
                        .collectList()
                        .block();
        assertThat(codes).containsOnlyOnce("decided").contains("request-decided");
        var approved = stand.requests.find(open.id()).block().state() == RequestState.APPROVED;
        assertThat(stand.shown(listing).title())
                .isEqualTo(approved ? "Emping super" : "Emping manis");
        assertThat(stand.now(listing).status()).isEqualTo(ListingStatus.PUBLISHED);
    }

    @Test
    void anEditAndADecisionAtOnceLeaveOneTruth() {
        var listing = stand.sells(risky(), "Emping manis");
        stand.edits(listing, title("Emping super"));
        var open = stand.waiting(listing);
        var kept = stand.now(listing);
        var edit =
                stand.listings
                        .edit(
                                kept.cooperativeId(),
                                kept.id(),
                                kept.version(),
                                title("Emping istimewa").apply(ListingDraft.of(kept)),
                                "emi")
                        .map(done -> "edited")
                        .onErrorResume(Refusal.class, no -> Mono.just(no.code()));
        var decision =
                stand.moderation
                        .decide(open.id(), Ruling.APPROVE, "", "dinas")
                        .map(done -> "decided")
                        .onErrorResume(Refusal.class, no -> Mono.just(no.code()));
        var both = Mono.zip(edit, decision).block();
        var titles = List.of(both.getT1(), both.getT2());
        assertThat(titles)
                .isIn(List.of("edited", "request-decided"), List.of("version-changed", "decided"));
        assertThat(stand.shown(listing).title())
                .isEqualTo(both.getT2().equals("decided") ? "Emping super" : "Emping manis");
    }

    @Test
    void twoEditorsDoNotOverwriteEachOther() {
        var listing = stand.sells(risky(), "Emping manis");
        var draft = ListingDraft.of(listing);
        edit(listing, listing.version(), title("Emping super").apply(draft));
        refused(
                () -> edit(listing, listing.version(), title("Emping lain").apply(draft)),
                "version-changed");
        assertThat(stand.waiting(listing).proposed().title()).isEqualTo("Emping super");
    }

    @Test
    void whatIsAnotherCooperativesIsUnknown() {
        var listing = stand.sells(risky(), "Emping manis");
        var changed = stand.edits(listing, title("Emping super"));
        var other = UUID.randomUUID();
        var v = changed.version();
        refused(() -> stand.listings.takeBack(other, listing.id(), v, "x").block(), "not-found");
        refused(() -> stand.listings.archive(other, listing.id(), v, "x").block(), "not-found");
        refused(() -> stand.listings.restore(other, listing.id(), v, "x").block(), "not-found");
        refused(() -> stand.listings.withdraw(other, listing.id(), v, "x").block(), "not-found");
        refused(() -> stand.listings.publish(other, listing.id(), v, "x").block(), "not-found");
        assertThat(stand.requests.ofListing(other, listing.id(), null, 9).collectList().block())
                .isEmpty();
        assertThat(stand.requests.newest(other, List.of(listing.id())).block()).isEmpty();
        refused(
                () -> stand.moderation.decide(other, Ruling.APPROVE, "", "dinas").block(),
                "not-found");
    }

    @Test
    void whatBuyersSeeNeverChangesWithoutATrace() {
        var listing = stand.sells(risky(), "Emping manis");
        stand.edits(listing, price(20_000));
        stand.edits(listing, title("Emping super"));
        stand.decides(stand.waiting(listing), Ruling.APPROVE);
        withdraws(listing);
        var record =
                stand.backend
                        .get(Audit.class)
                        .of(ChangeRequests.subject(listing.id()), null, 50)
                        .collectList()
                        .block();
        assertThat(record.reversed())
                .extracting(AuditEntry::operation)
                .containsExactly(
                        "listing-publication-asked",
                        "request-approved",
                        "listing-changed",
                        "listing-change-asked",
                        "listing-changed",
                        "request-approved",
                        "listing-withdrawn");
        assertThat(record.get(2).canonical()).contains("Emping manis", "Emping super", "dinas");
        assertThat(record.get(4).canonical()).contains("25000", "20000", "emi");
        assertThat(
                        stand.backend
                                .get(Audit.class)
                                .verify(ChangeRequests.subject(listing.id()))
                                .block())
                .isNull();
    }

    @Test
    void aRequestIsNeverChangedNorTakenAway() {
        var listing = stand.sells(risky(), "Emping manis");
        for (var sql :
                List.of(
                        "update catalog.change_requests set answer = 'x' where listing_id = '%s'",
                        "update catalog.change_requests set proposed = '{}' where listing_id = '%s'",
                        "delete from catalog.change_requests where listing_id = '%s'")) {
            assertThatThrownBy(() -> stand.backend.run(sql.formatted(listing.id())))
                    .hasMessageContaining("decided once");
        }
    }

    @Test
    void aTakenSkuIsSaidToTheOfficerAndNothingIsHalfDone() {
        var shop = risky();
        var listing = stand.sells(shop, "Emping manis");
        var sku = "REBUT-" + UUID.randomUUID().toString().substring(0, 8);
        stand.edits(listing, another(sku, 40_000));
        var rival = stand.drafts(shop, "Emping lain");
        stand.edits(rival, another(sku, 41_000));
        refused(() -> stand.decides(stand.waiting(listing), Ruling.APPROVE), "sku-taken");
        assertThat(stand.waiting(listing)).isNotNull();
        assertThat(stand.shown(listing).variants()).hasSize(1);
    }

    private static Cooperative risky() {
        return stand.cooperative(ReviewMode.RISKY);
    }

    private static List<Rule> rules(ChangeRequest request) {
        return request.reasons().stream().map(Reason::rule).toList();
    }

    private static Listing withdraws(Listing listing) {
        var kept = stand.now(listing);
        return stand.listings
                .withdraw(kept.cooperativeId(), kept.id(), kept.version(), "emi")
                .block();
    }

    private static Listing archives(Listing listing) {
        var kept = stand.now(listing);
        return stand.listings
                .archive(kept.cooperativeId(), kept.id(), kept.version(), "emi")
                .block();
    }

    private static void edit(Listing listing, long seen, ListingDraft draft) {
        stand.listings.edit(listing.cooperativeId(), listing.id(), seen, draft, "emi").block();
    }

    private static void refused(Runnable work, String code) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }
}
