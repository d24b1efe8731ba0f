package id.tokoperasi.infra.launcher;

import java.time.Duration;
import java.time.Instant;

/**
 * Looks at the shop before anybody else does: the first pages of cold servers are slow, and the first
 * searches would be answered without the index.
 */
final class FirstLook {
    private static final Duration MOST = Duration.ofSeconds(20);
    private static final int ROUNDS = 3;

    private FirstLook() {}

    /** Returns when searches are answered by the index, after 20 s at the latest. */
    static void at(String storefront) throws InterruptedException {
        var end = Instant.now().plus(MOST);
        while (Instant.now().isBefore(end) && !isSearched(storefront)) {
            Thread.sleep(200);
        }
        for (int i = 0; i < ROUNDS && Instant.now().isBefore(end); i++) {
            Http.succeeds(storefront + "/");
            Http.succeeds(storefront + "/cari?q=emping");
        }
    }

    private static boolean isSearched(String storefront) {
        return Http.text(storefront + "/api/v1/listings?q=emping").contains("\"reduced\":false");
    }
}
