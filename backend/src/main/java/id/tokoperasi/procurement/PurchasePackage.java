package id.tokoperasi.procurement;

import id.tokoperasi.kernel.Money;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * A package (paket): one need of an office, the unit of planning and of the rule against splitting.
 *
 * @param number as people see it, such as {@code PKT-2026-00014}, unique within the office
 * @param ceiling what was left of the plan line when the package was last written
 * @param createdBy account of the officer who prepared it
 * @param cancelledBecause null unless it was given up
 */
public record PurchasePackage(
        UUID id,
        UUID agencyId,
        String number,
        PackageDraft need,
        Money ceiling,
        PackageState state,
        @Nullable String cancelledBecause,
        String createdBy,
        long version) {}
