package id.tokoperasi.infra.stripe;

import java.util.concurrent.ThreadLocalRandom;

/** Ids that look like Stripe's. They name things of a double, so they need not be unguessable. */
final class Ids {
    private static final String LETTERS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Ids() {}

    static String next(String prefix) {
        return prefix + random(24);
    }

    static String random(int length) {
        var random = ThreadLocalRandom.current();
        var id = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
