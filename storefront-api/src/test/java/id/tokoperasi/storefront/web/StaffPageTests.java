package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.outbox.EventDrain;

import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** By the pages alone: a manager asks somebody, who follows the link in the mail and joins. */
class StaffPageTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.get();
    private static final HostileShop SHOP =
            HostileShop.open(
                    STOREFRONT, List.of("Ujian Pengurus", "Desa Baru", "Jalan Raya 1", "Kami"));
    private static final Pattern LINK = Pattern.compile("/undangan/[0-9a-f-]{36}");

    private final Browser manager = new Browser();
    private final Browser asked = new Browser();

    @Test
    void whoeverFollowsTheLinkInTheMailJoinsAndCanLeave() {
        var page = SHOP.page("/pengurus");
        manager.signIn(SHOP.manager(), UUID.randomUUID().toString());
        var who = RunningStorefront.newSubject();
        assertThat(invite(page, who + "@contoh.id").status()).isEqualTo(303);
        assertThat(manager.get(page).body()).contains(who + "@contoh.id", "Kirim undangan");
        var link = linkTo(who + "@contoh.id");

        asked.signIn(who, UUID.randomUUID().toString());
        assertThat(asked.get(page).status()).isEqualTo(404);
        assertThat(asked.get(link).body()).contains("Terima undangan", "Koperasi Ujian Pengurus");
        var joined = asked.post(link, Map.of());
        assertThat(joined.header("Location")).isEqualTo(SHOP.page("?kabar=gabung"));
        assertThat(asked.get(page).body())
                .contains("Berhenti mengurus")
                .doesNotContain("Kirim undangan");

        var left = asked.post(page + "/keluar", Map.of());
        assertThat(left.header("Location")).isEqualTo("/akun?kabar=pengurus-keluar");
        assertThat(asked.get(page).status()).isEqualTo(403);
    }

    @Test
    void whatCannotBeDoneIsSaidWhereItWasTried() {
        var page = SHOP.page("/pengurus");
        manager.signIn(SHOP.manager(), UUID.randomUUID().toString());
        var wrong = invite(page, "bukan surel");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("e-email", "bukan surel", "Isi alamat surel");
        var day =
                manager.post(
                        page, Map.of("email", "a@contoh.id", "role", "VIEWER", "until", "kapan"));
        assertThat(day.body()).contains("e-until", "Isi tanggal");
        assertThat(manager.post(page + "/keluar", Map.of()).body())
                .contains("paling sedikit satu pengelola");
    }

    @Test
    void toAnotherAccountAnInvitationTellsNothing() {
        manager.signIn(SHOP.manager(), UUID.randomUUID().toString());
        var address = UUID.randomUUID() + "@contoh.id";
        invite(SHOP.page("/pengurus"), address);
        var link = linkTo(address);
        asked.signIn(RunningStorefront.newSubject(), UUID.randomUUID().toString());
        assertThat(asked.get(link).body())
                .contains("alamat surel lain")
                .doesNotContain("Koperasi Ujian Pengurus", address);
        assertThat(asked.post(link, Map.of()).status()).isEqualTo(422);
        assertThat(asked.get("/undangan/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    private RunningStorefront.Answer invite(String page, String address) {
        return manager.post(page, Map.of("email", address, "role", "CATALOGUE"));
    }

    private static String linkTo(String address) {
        STOREFRONT.bean(EventDrain.class).drainAll().block();
        var text =
                STOREFRONT
                        .bean(DatabaseClient.class)
                        .sql("select body_text from notification.mails where recipient = :to")
                        .bind("to", address)
                        .map(row -> row.get(0, String.class))
                        .one()
                        .block();
        var link = LINK.matcher(text);
        assertThat(link.find()).isTrue();
        return link.group();
    }
}
