package id.tokoperasi.procurement;

import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * What the plan (RUP) says about one line. Plan code and account code together name it within an office
 * and a year.
 *
 * @param planCode number from SiRUP, kept as text
 * @param accountCode budget account of six levels, such as {@code 5.1.02.01.01.0024}
 * @param unitCode unit of the office that holds it; null for the office itself
 * @param fund source of the money, such as {@code APBD-DAU}
 * @param ceiling pagu, at least Rp 0
 * @param startsOn first day of the purchase, and {@code endsOn} the last
 * @param announcedOn day on which it was announced in SiRUP; null as long as it is not (PBJ-RUP-BEFORE)
 * @param domestic planned as a domestic product
 * @param smallBusiness planned for micro and small business or cooperatives
 */
public record PlanLineDraft(
        String planCode,
        String name,
        String accountCode,
        @Nullable String unitCode,
        PurchaseKind kind,
        String fund,
        Money ceiling,
        LocalDate startsOn,
        LocalDate endsOn,
        @Nullable LocalDate announcedOn,
        boolean domestic,
        boolean smallBusiness) {

    private static final Pattern ACCOUNT =
            Pattern.compile("[0-9]\\.[0-9]\\.[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}\\.[0-9]{4}");

    public PlanLineDraft {
        planCode = planCode.strip();
        name = name.strip();
        accountCode = accountCode.strip();
        fund = fund.strip();
    }

    /**
     * Refuses {@code plan-code}, {@code plan-name}, {@code account-code}, {@code plan-fund}, {@code
     * plan-ceiling} and {@code plan-dates}, each with its field.
     */
    public void check() {
        require(planCode.matches("[A-Za-z0-9./-]{1,40}"), "planCode", "plan-code");
        require(!name.isEmpty() && name.length() <= 300, "name", "plan-name");
        require(ACCOUNT.matcher(accountCode).matches(), "accountCode", "account-code");
        require(!fund.isEmpty() && fund.length() <= 60, "fund", "plan-fund");
        require(!ceiling.isNegative(), "ceilingRupiah", "plan-ceiling");
        require(!endsOn.isBefore(startsOn), "endsOn", "plan-dates");
    }

    private static void require(boolean holds, String field, String code) {
        if (!holds) {
            throw Refusal.invalidField(field, code);
        }
    }
}
