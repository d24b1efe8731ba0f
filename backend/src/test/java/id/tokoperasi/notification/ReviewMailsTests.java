package id.tokoperasi.notification;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.catalog.ChangeRequests;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.Moderation;
import id.tokoperasi.catalog.RequestDecided;
import id.tokoperasi.catalog.Ruling;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

class ReviewMailsTests {

    private static final String EMPING = "koperasi-emping@koperasi.example";
    private static final String GUCI = "koperasi-guci@koperasi.example";

    @TempDir private static Path media;
    private static Post post;

    @BeforeAll
    static void open() {
        post = new Post(media);
    }

    @AfterAll
    static void close() {
        post.close();
    }

    @BeforeEach
    void noMails() {
        post.delivers();
        post.startAfresh();
    }

    @Test
    void aCooperativeReadsTheAnswerOfTheDinasOnce() {
        var request = decides(post.emping, Ruling.ASK, "Foto kurang jelas.");
        post.delivers();
        var mails = post.backend.get(ReviewMails.class);
        post.backend.inTransaction(mails.handle(new RequestDecided(request)));
        post.delivers();
        assertThat(post.subjectsTo(EMPING)).containsExactly("Perlu diperbaiki: Emping");
        assertThat(post.mailsTo(EMPING).getFirst().text())
                .contains("Foto kurang jelas.", "/produk/" + post.emping.id(), "tetap dijual");
    }

    @Test
    void thatWhatIsOnSaleIsRightIsNotTold() {
        decides(post.guci, Ruling.APPROVE, "");
        post.delivers();
        assertThat(post.mailsTo(GUCI)).isEmpty();
    }

    /** Looked at afterwards, as a trusted cooperative's listing is. */
    private static UUID decides(Listing listing, Ruling ruling, String answer) {
        var open =
                post.backend
                        .get(ChangeRequests.class)
                        .newest(listing.cooperativeId(), List.of(listing.id()))
                        .block()
                        .get(listing.id());
        post.backend.get(Moderation.class).decide(open.id(), ruling, answer, "dinas").block();
        return open.id();
    }
}
