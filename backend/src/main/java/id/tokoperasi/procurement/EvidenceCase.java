package id.tokoperasi.procurement;

import id.tokoperasi.kernel.Money;

import java.time.LocalDate;

/**
 * A purchase as the rules about contract forms see it.
 *
 * @param date day of the order, Asia/Jakarta: it picks the versions of the rules
 * @param value of the whole package, above Rp 0
 */
public record EvidenceCase(PurchaseKind kind, PurchaseMethod method, LocalDate date, Money value) {}
