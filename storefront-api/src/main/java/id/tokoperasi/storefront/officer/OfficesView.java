package id.tokoperasi.storefront.officer;

import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The offices for which somebody acts, and the decrees that wait for them.
 *
 * @param verified whether the identity service knows the reader's address: decrees are found by it
 */
public record OfficesView(
        Shell shell,
        boolean verified,
        List<Workplace> workplaces,
        List<Waiting> waiting,
        FormErrors errors) {

    /** An office and the reader's roles there. */
    public record Workplace(UUID agencyId, String name, List<String> roleKeys) {}

    /** A decree that names the reader; {@code lastDay} is null when it has no end. */
    public record Waiting(
            UUID designationId,
            String office,
            String roleKey,
            boolean acting,
            String decree,
            Instant from,
            @Nullable LocalDate lastDay) {}
}
