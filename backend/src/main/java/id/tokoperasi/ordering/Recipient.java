package id.tokoperasi.ordering;

import org.jspecify.annotations.Nullable;

/**
 * Who gets the goods.
 *
 * @param phone in the form +62…
 * @param email where news of the order go
 * @param address and {@code districtCode}: needed when anything is brought by courier
 */
public record Recipient(
        String name,
        String phone,
        String email,
        @Nullable String address,
        @Nullable String districtCode) {}
