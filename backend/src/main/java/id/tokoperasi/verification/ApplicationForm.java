package id.tokoperasi.verification;

import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.CooperativeSector;
import id.tokoperasi.kernel.Refusal;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody writes about a cooperative; anything may be empty until it is sent.
 *
 * @param cooperativeNumber of the ministry's register (NIK koperasi); may stay empty
 * @param kind null for savings and loan
 * @param phone in the form +62…
 * @param bankAccount digits, only on their way in; empty to keep what is known
 */
public record ApplicationForm(
        String name,
        String legalEntityNumber,
        String cooperativeNumber,
        String nib,
        String taxNumber,
        @Nullable CooperativeSector sector,
        @Nullable CooperativeKind kind,
        @Nullable String districtCode,
        String village,
        String address,
        String phone,
        String email,
        @Nullable Integer foundedYear,
        @Nullable Integer memberCount,
        String about,
        String bankName,
        String bankHolder,
        String bankAccount,
        List<Officer> officers) {

    /** Members of the board and supervisors together. */
    public static final int OFFICERS_MAX = 12;

    private static final int LINE_MAX = 200;
    private static final int TEXT_MAX = 2_000;

    public ApplicationForm {
        name = name.strip();
        legalEntityNumber = legalEntityNumber.strip();
        officers = List.copyOf(officers);
    }

    @Override
    public String toString() {
        return "ApplicationForm[" + name + "]";
    }

    /**
     * What cannot even be kept: field to code. {@code text-too-long}, {@code nib-malformed}, {@code
     * tax-number-malformed}, {@code cooperative-number-malformed}, {@code bank-account-malformed}, {@code
     * nik-malformed}, {@code officer-term}, {@code officers-too-many}, {@code year-impossible}.
     */
    public Map<String, String> malformed(int thisYear) {
        var faults = new LinkedHashMap<String, String>();
        tooLong(faults);
        put(faults, "nib", nib.matches("([0-9]{13})?"), "nib-malformed");
        put(faults, "taxNumber", taxNumber.matches("([0-9]{16})?"), "tax-number-malformed");
        put(
                faults,
                "cooperativeNumber",
                cooperativeNumber.matches("([0-9]{10,16})?"),
                "cooperative-number-malformed");
        put(faults, "bankAccount", bankAccount.matches("([0-9]{5,20})?"), "bank-account-malformed");
        put(
                faults,
                "foundedYear",
                foundedYear == null || foundedYear >= 1900 && foundedYear <= thisYear,
                "year-impossible");
        put(
                faults,
                "memberCount",
                memberCount == null || memberCount >= 0 && memberCount <= 1_000_000,
                "member-count");
        put(faults, "officers", officers.size() <= OFFICERS_MAX, "officers-too-many");
        for (int i = 0; i < officers.size(); i++) {
            officer(faults, i, officers.get(i));
        }
        return faults;
    }

    private void tooLong(Map<String, String> faults) {
        var lines =
                Map.of(
                        "name", name,
                        "legalEntityNumber", legalEntityNumber,
                        "village", village,
                        "phone", phone,
                        "email", email,
                        "bankName", bankName,
                        "bankHolder", bankHolder);
        lines.forEach((f, v) -> put(faults, f, v.length() <= LINE_MAX, "text-too-long"));
        put(faults, "address", address.length() <= TEXT_MAX, "text-too-long");
        put(faults, "about", about.length() <= TEXT_MAX, "text-too-long");
    }

    private static void officer(Map<String, String> faults, int at, Officer o) {
        var from = o.termFrom();
        var until = o.termUntil();
        put(faults, "nik" + at, o.nik().matches("([0-9]{16})?"), "nik-malformed");
        put(faults, "officerName" + at, o.name().length() <= LINE_MAX, "text-too-long");
        put(
                faults,
                "termUntil" + at,
                from == null || until == null || !until.isBefore(from),
                "officer-term");
    }

    /**
     * What is missing before it can be sent, and all that is malformed: field to code. {@code
     * field-missing}, {@code kind-missing}, {@code chair-missing}, {@code officer-term-missing}, {@code
     * officer-term-over}.
     *
     * @param hasAccount whether a bank account is kept already
     */
    public Map<String, String> faults(LocalDate today, boolean hasAccount) {
        var faults = malformed(today.getYear());
        var needed = new LinkedHashMap<String, Boolean>();
        needed.put("name", !name.isBlank());
        needed.put("legalEntityNumber", !legalEntityNumber.isBlank());
        needed.put("nib", !nib.isBlank());
        needed.put("taxNumber", !taxNumber.isBlank());
        needed.put("sector", sector != null);
        needed.put("districtCode", districtCode != null);
        needed.put("village", !village.isBlank());
        needed.put("address", !address.isBlank());
        needed.put("phone", !phone.isBlank());
        needed.put("email", !email.isBlank());
        needed.put("foundedYear", foundedYear != null);
        needed.put("memberCount", memberCount != null);
        needed.put("bankName", !bankName.isBlank());
        needed.put("bankHolder", !bankHolder.isBlank());
        needed.put("bankAccount", hasAccount || !bankAccount.isBlank());
        needed.forEach((f, there) -> put(faults, f, there, "field-missing"));
        put(faults, "kind", lends() || kind != null, "kind-missing");
        var chaired = officers.stream().anyMatch(o -> o.role() == OfficerRole.CHAIR);
        put(faults, "officers", chaired, "chair-missing");
        for (int i = 0; i < officers.size(); i++) {
            term(faults, i, officers.get(i), today);
        }
        return faults;
    }

    private static void term(Map<String, String> faults, int at, Officer o, LocalDate today) {
        var until = o.termUntil();
        put(faults, "officerName" + at, !o.name().isBlank(), "field-missing");
        put(faults, "termFrom" + at, o.termFrom() != null, "officer-term-missing");
        put(faults, "termUntil" + at, until != null, "officer-term-missing");
        put(faults, "termUntil" + at, until == null || !until.isBefore(today), "officer-term-over");
    }

    private static void put(
            Map<String, String> faults, String field, boolean holds, String otherwise) {
        if (!holds) {
            faults.putIfAbsent(field, otherwise);
        }
    }

    private boolean lends() {
        return sector == CooperativeSector.SAVINGS_AND_LOAN;
    }

    /** The kind for the register; a cooperative that lends has its own. */
    CooperativeKind kindOfRegister() {
        return lends() || kind == null ? CooperativeKind.SAVINGS_AND_LOAN : kind;
    }

    /** Refuses with the first of these faults, and names how many there are. */
    static void refuse(Map<String, String> faults) {
        for (var first : faults.entrySet()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    first.getValue(),
                    Map.of("field", first.getKey(), "faults", faults.size()));
        }
    }
}
