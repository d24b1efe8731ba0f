package id.tokoperasi.storefront;

import id.tokoperasi.storefront.cooperative.ListingReviewView;
import id.tokoperasi.storefront.cooperative.ListingReviewView.Asked;
import id.tokoperasi.storefront.cooperative.ListingReviewView.Conflict;
import id.tokoperasi.storefront.web.ChangeWords;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Made-up reviews in the editor of a listing. */
final class ListingReviewSamples {

    private static final Instant THEN = Instant.parse("2026-11-20T02:10:00Z");
    private static final String ANSWER =
            "Nomor PIRT belum lengkap. Mohon isi nomor dan masa berlakunya, lalu ajukan lagi.";
    private static final List<ChangeWords.Line> LINES =
            List.of(
                    new ChangeWords.Line("Harga, 500 g (EMP-500)", "Rp 42.500", "Rp 59.000"),
                    new ChangeWords.Line(
                            "Nama produk",
                            "Emping melinjo Cikolelet",
                            "Emping melinjo Cikolelet kemasan keluarga hemat"),
                    new ChangeWords.Line("Tentang pembuat", "", "Dibuat 14 anggota"));

    private ListingReviewSamples() {}

    /** On sale, and a draft. */
    static ListingReviewView of(boolean draft) {
        return draft
                ? view("review.note.DRAFT", "info", "", List.of())
                : view(null, "info", "", List.of());
    }

    static Map<String, ListingReviewView> all() {
        var all = new LinkedHashMap<String, ListingReviewView>();
        var open = asked("CHANGE", "OPEN", "brand", null, "");
        var refused = asked("PUBLICATION", "CHANGES_ASKED", "warn", THEN, ANSWER);
        all.put("diperiksa", view("review.waits", "info", "", List.of(open)));
        all.put("perubahan", view("review.waits_change", "info", "", List.of(open, refused)));
        all.put("perbaiki", view("review.note.REJECTED", "bad", ANSWER, List.of(refused)));
        all.put("arsip", view("review.note.ARCHIVED", "warn", "", List.of()));
        all.put("bentrok", with(view(null, "info", "", List.of(refused)), LINES));
        all.put("bentrok-sama", with(view(null, "info", "", List.of()), List.of()));
        return all;
    }

    private static Asked asked(
            String kind, String state, String tone, Instant decided, String answer) {
        return new Asked(
                "review.kind." + kind,
                "review.state." + state,
                tone,
                THEN,
                decided,
                answer,
                List.of("Harga naik 38,8%, batasnya 8%"),
                LINES);
    }

    private static ListingReviewView view(
            String note, String tone, String answer, List<Asked> history) {
        var archived = "review.note.ARCHIVED".equals(note);
        var waits = "review.waits".equals(note);
        return new ListingReviewView(
                new UUID(1, 1),
                3,
                note,
                tone,
                2,
                answer,
                "bad".equals(tone),
                !archived,
                note == null || note.equals("review.waits_change"),
                waits || "review.waits_change".equals(note),
                "bad".equals(tone),
                archived,
                history,
                null);
    }

    private static ListingReviewView with(ListingReviewView v, List<ChangeWords.Line> lines) {
        return new ListingReviewView(
                v.listingId(),
                v.version(),
                v.noteKey(),
                v.tone(),
                v.usualDays(),
                v.answer(),
                v.publishable(),
                v.editable(),
                v.withdrawable(),
                v.takesBack(),
                v.archivable(),
                v.restorable(),
                v.history(),
                new Conflict(THEN, lines));
    }
}
