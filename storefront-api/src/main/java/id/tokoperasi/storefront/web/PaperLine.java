package id.tokoperasi.storefront.web;

import id.tokoperasi.verification.Checklist;
import id.tokoperasi.verification.Document;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * One paper of a checklist, in the reader's language.
 *
 * @param state name of its state, the end of a message key
 * @param tone of its badge
 * @param reason message key; null when there is none
 * @param note of the dinas; empty when there is none
 */
public record PaperLine(
        String code,
        String name,
        String help,
        String state,
        String tone,
        boolean duty,
        boolean met,
        String number,
        @Nullable LocalDate until,
        @Nullable String reason,
        String note,
        List<File> files) {

    /** A file that was brought. */
    public record File(UUID id, boolean pdf, int kilobytes, Instant at) {

        public static File of(Document d) {
            return new File(d.id(), d.isPdf(), Math.max(1, d.bytes() / 1024), d.uploadedAt());
        }
    }

    /** A line of the list. */
    public static PaperLine of(Checklist.Line line, Locale locale) {
        var r = line.requirement();
        var item = line.item();
        var english = locale.equals(Languages.ENGLISH);
        var reason = item == null ? null : item.reason();
        return new PaperLine(
                r.code(),
                english ? r.nameEn() : r.name(),
                english ? r.helpEn() : r.help(),
                line.state().name(),
                switch (line.state()) {
                    case ACCEPTED, WAIVED -> "ok";
                    case WAITING -> "brand";
                    case MISSING -> "line";
                    case ASKED_AGAIN -> "warn";
                    case REJECTED, EXPIRED -> "bad";
                },
                r.duty(),
                line.isMet(),
                item == null ? "" : item.number(),
                item == null ? null : item.validUntil(),
                reason == null ? null : "paper.reason." + reason.name(),
                item == null || item.note() == null ? "" : item.note(),
                line.documents().stream().map(File::of).toList());
    }
}
