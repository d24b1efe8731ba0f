package id.tokoperasi.procurement;

import id.tokoperasi.kernel.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A line of an office's yearly plan and how much of it is left.
 *
 * @param committed promised in orders and not yet accepted
 * @param spent accepted
 * @param carriedFrom the line of the year before that it goes on with; null when there is none
 * @param announcedOn when it was announced in SiRUP; null as long as it is not
 */
public record PlanLine(
        UUID id,
        UUID agencyId,
        @Nullable UUID unitId,
        int year,
        String planCode,
        String name,
        String accountCode,
        PurchaseKind kind,
        String fund,
        Money ceiling,
        Money committed,
        Money spent,
        LocalDate startsOn,
        LocalDate endsOn,
        @Nullable LocalDate announcedOn,
        boolean domestic,
        boolean smallBusiness,
        @Nullable UUID carriedFrom,
        long version) {

    /** What may still be committed: ceiling less committed less spent, never below Rp 0. */
    public Money balance() {
        return ceiling.minus(committed).minus(spent);
    }
}
