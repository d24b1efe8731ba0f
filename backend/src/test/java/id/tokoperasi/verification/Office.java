package id.tokoperasi.verification;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.audit.Audit;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.CooperativeSector;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.cooperative.SellingLimit;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.media.MediaStore;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.region.GeoPoint;
import id.tokoperasi.testing.BackendContext;
import id.tokoperasi.testing.Heard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The dinas on a database of its own, with three kinds of papers, for tests that read as sentences. */
final class Office implements AutoCloseable {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    static final String DISTRICT = "36.04.09";
    static final String BANK = "7788990011223344";
    static final String NIK = "3604019988776655";

    final Heard<ItemDecided> decided = new Heard<>(ItemDecided.class);
    final Heard<PaperEnding> ending = new Heard<>(PaperEnding.class);
    final BackendContext backend =
            BackendContext.of("verification").with(folder()).with(decided).with(ending).start();
    final Applications applications = backend.get(Applications.class);
    final Checklist checklist = backend.get(Checklist.class);
    final Requirements requirements = backend.get(Requirements.class);
    final Desk desk = backend.get(Desk.class);
    final Expiry expiry = backend.get(Expiry.class);
    final Cooperatives cooperatives = backend.get(Cooperatives.class);
    final Appointments appointments = backend.get(Appointments.class);
    final Audit audit = backend.get(Audit.class);
    private final AtomicInteger count = new AtomicInteger();

    Office() {
        backend.get(Districts.class)
                .put(
                        List.of(
                                new District(
                                        DISTRICT,
                                        "3604240",
                                        "Ciruas",
                                        List.of(),
                                        new GeoPoint(-6.1, 106.2),
                                        40,
                                        10)))
                .block();
        requirements
                .addMissing(
                        List.of(
                                paper("rat", 1, true, 12, SellingLimit.NO_NEW_LISTINGS),
                                paper("nib", 2, true, 24, SellingLimit.NO_SALES),
                                paper("foto", 3, false, null, SellingLimit.NOTHING)))
                .block();
    }

    static Requirement paper(
            String code, int position, boolean duty, Integer months, SellingLimit whenLapsed) {
        return new Requirement(
                code,
                position,
                "Berkas " + code,
                "Paper " + code,
                "",
                "",
                Set.of(CooperativeSector.REAL, CooperativeSector.MIXED),
                Set.of(),
                duty,
                !code.equals("nib"),
                months,
                whenLapsed,
                true,
                1);
    }

    private static MediaStore folder() {
        try {
            return MediaStore.of(Files.createTempDirectory("media").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] pdf() {
        return "%PDF-1.7\n1 0 obj <</Type /Page>> endobj\ntrailer\n%%EOF\n"
                .getBytes(StandardCharsets.US_ASCII);
    }

    static Checklist.Paper scan() {
        return new Checklist.Paper("AHU-1", null, pdf());
    }

    static ApplicationForm blank() {
        return new ApplicationForm(
                "Koperasi Setengah Jadi",
                "",
                "",
                "",
                "",
                null,
                null,
                null,
                "",
                "",
                "",
                "",
                null,
                null,
                "",
                "",
                "",
                "",
                List.of());
    }

    /** Whole, with numbers of its own. */
    ApplicationForm whole() {
        return whole(count.incrementAndGet());
    }

    static ApplicationForm whole(int n) {
        return new ApplicationForm(
                "Koperasi Aren Mancak " + n,
                "AHU-00%05d".formatted(n),
                "3604%06d".formatted(n),
                "9%012d".formatted(n),
                "8%015d".formatted(n),
                CooperativeSector.REAL,
                CooperativeKind.PRODUCER,
                DISTRICT,
                "Mancak",
                "Jalan Raya 1",
                "+6281234567890",
                "aren@contoh.example",
                2015,
                40,
                "",
                "BJB",
                "Koperasi Aren Mancak",
                BANK,
                List.of(
                        new Officer(
                                OfficerRole.CHAIR,
                                "Sarinah",
                                TODAY.minusYears(1),
                                TODAY.plusYears(2),
                                NIK,
                                null)));
    }

    /** Sent by somebody new. */
    Application sent() {
        var who = UUID.randomUUID().toString();
        var begun =
                applications
                        .start(UUID.randomUUID(), who, "Sarinah", "s@x.example", whole())
                        .block();
        return applications.submit(begun.id(), who, begun.version()).block();
    }

    Item formOf(Application a) {
        return queue().stream()
                .map(Desk.Entry::item)
                .filter(i -> i.cooperativeId().equals(a.id()) && i.isApplication())
                .findFirst()
                .orElseThrow();
    }

    List<Desk.Entry> queue() {
        return desk.queue(new Desk.Wish(ItemState.WAITING, null, null, null, 100)).block();
    }

    Item accept(Item item) {
        return desk.decide(item.id(), item.version(), yes(null), "officer").block();
    }

    Item accept(Item item, LocalDate until) {
        return desk.decide(item.id(), item.version(), yes(until), "officer").block();
    }

    static Verdict yes(LocalDate until) {
        return new Verdict(Outcome.ACCEPT, null, "", until);
    }

    static Verdict no(Outcome outcome) {
        return new Verdict(outcome, DecisionReason.UNREADABLE, "Foto buram", null);
    }

    /** Registered by an accepted application; no papers yet. */
    Cooperative registered() {
        var a = sent();
        accept(formOf(a));
        return cooperatives.find(a.id()).block();
    }

    Item brings(UUID cooperative, String requirement) {
        return checklist.bring(cooperative, requirement, scan(), "manager").block();
    }

    /** With both duty papers accepted, the RAT until that day. */
    Cooperative verified(LocalDate ratUntil) {
        var c = registered();
        accept(brings(c.id(), "rat"), ratUntil);
        accept(brings(c.id(), "nib"));
        return cooperatives.find(c.id()).block();
    }

    Item item(UUID cooperative, String requirement) {
        return checklist.of(cooperative).block().stream()
                .filter(l -> l.requirement().code().equals(requirement))
                .findFirst()
                .orElseThrow()
                .item();
    }

    static String refusal(Runnable work) {
        try {
            work.run();
            return "";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }

    @Override
    public void close() {
        backend.close();
    }
}
