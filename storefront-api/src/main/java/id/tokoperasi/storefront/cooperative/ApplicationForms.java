package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.CooperativeSector;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.verification.Application;
import id.tokoperasi.verification.ApplicationForm;
import id.tokoperasi.verification.Officer;
import id.tokoperasi.verification.OfficerRole;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Between the fields of the page and what an application holds. */
final class ApplicationForms {

    /** Rows for officers on the page. */
    static final int OFFICERS = 5;

    static final List<String> FIELDS =
            List.of(
                    "name",
                    "legalEntityNumber",
                    "cooperativeNumber",
                    "nib",
                    "taxNumber",
                    "sector",
                    "kind",
                    "districtCode",
                    "village",
                    "address",
                    "phone",
                    "email",
                    "foundedYear",
                    "memberCount",
                    "about",
                    "bankName",
                    "bankHolder");

    private ApplicationForms() {}

    /** Refuses {@code phone-malformed}, {@code date-malformed}, {@code number-malformed} at the field. */
    static ApplicationForm read(Typed typed) {
        return new ApplicationForm(
                typed.text("name"),
                typed.text("legalEntityNumber"),
                digits(typed.text("cooperativeNumber")),
                digits(typed.text("nib")),
                digits(typed.text("taxNumber")),
                constant(CooperativeSector.class, typed.text("sector")),
                constant(CooperativeKind.class, typed.text("kind")),
                typed.has("districtCode") ? typed.text("districtCode") : null,
                typed.text("village"),
                typed.text("address"),
                phone(typed),
                typed.text("email"),
                count(typed, "foundedYear"),
                count(typed, "memberCount"),
                typed.text("about"),
                typed.text("bankName"),
                typed.text("bankHolder"),
                digits(typed.text("bankAccount")),
                officers(typed));
    }

    /** Numbers are written with dots, blanks and hyphens. */
    private static String digits(String typed) {
        return typed.replaceAll("[\\s.\\-]", "");
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String phone(Typed typed) {
        return typed.has("phone")
                ? typed.phone("phone")
                        .orElseThrow(() -> Refusal.invalidField("phone", "phone-malformed"))
                : "";
    }

    private static @Nullable Integer count(Typed typed, String field) {
        return typed.has(field)
                ? typed.count(field)
                        .orElseThrow(() -> Refusal.invalidField(field, "number-malformed"))
                : null;
    }

    private static List<Officer> officers(Typed typed) {
        var officers = new ArrayList<Officer>();
        for (int i = 0; i < OFFICERS; i++) {
            if (typed.has("officerName" + i)) {
                var role = constant(OfficerRole.class, typed.text("officerRole" + i));
                officers.add(
                        new Officer(
                                role == null ? OfficerRole.CHAIR : role,
                                typed.text("officerName" + i),
                                day(typed, "termFrom" + i),
                                day(typed, "termUntil" + i),
                                digits(typed.text("nik" + i)),
                                null));
            }
        }
        return officers;
    }

    private static @Nullable LocalDate day(Typed typed, String field) {
        return typed.has(field)
                ? typed.date(field).orElseThrow(() -> Refusal.invalidField(field, "date-malformed"))
                : null;
    }

    /** As the page shows what is kept. */
    static Map<String, String> fields(Application a) {
        var f = a.form();
        var fields = new HashMap<String, String>();
        fields.put("name", f.name());
        fields.put("legalEntityNumber", f.legalEntityNumber());
        fields.put("cooperativeNumber", f.cooperativeNumber());
        fields.put("nib", f.nib());
        fields.put("taxNumber", f.taxNumber());
        fields.put("sector", Objects.toString(f.sector(), ""));
        fields.put("kind", Objects.toString(f.kind(), ""));
        fields.put("districtCode", Objects.toString(f.districtCode(), ""));
        fields.put("village", f.village());
        fields.put("address", f.address());
        fields.put("phone", f.phone().isEmpty() ? "" : "0" + f.phone().substring(3));
        fields.put("email", f.email());
        fields.put("foundedYear", Objects.toString(f.foundedYear(), ""));
        fields.put("memberCount", Objects.toString(f.memberCount(), ""));
        fields.put("about", f.about());
        fields.put("bankName", f.bankName());
        fields.put("bankHolder", f.bankHolder());
        for (int i = 0; i < f.officers().size(); i++) {
            var o = f.officers().get(i);
            fields.put("officerRole" + i, o.role().name());
            fields.put("officerName" + i, o.name());
            fields.put("termFrom" + i, Objects.toString(o.termFrom(), ""));
            fields.put("termUntil" + i, Objects.toString(o.termUntil(), ""));
        }
        return fields;
    }

    /** As it was typed; what is sealed once it is kept is not given back. */
    static Map<String, String> fields(Typed typed) {
        var fields = new HashMap<String, String>();
        FIELDS.forEach(f -> fields.put(f, typed.text(f)));
        for (int i = 0; i < OFFICERS; i++) {
            for (var f : List.of("officerRole", "officerName", "termFrom", "termUntil")) {
                fields.put(f + i, typed.text(f + i));
            }
        }
        return fields;
    }
}
