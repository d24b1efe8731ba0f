package id.tokoperasi.storefront;

import id.tokoperasi.storefront.Samples.Sample;
import id.tokoperasi.storefront.cooperative.InvitationView;
import id.tokoperasi.storefront.cooperative.StaffView;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Made-up pages about the people of a store. */
final class StaffSamples {

    private static final List<String> ROLES =
            List.of(
                    "lapak.role.MANAGER",
                    "lapak.role.CATALOGUE",
                    "lapak.role.FULFILMENT",
                    "lapak.role.TREASURER",
                    "lapak.role.VIEWER");

    private StaffSamples() {}

    static void addTo(Map<String, Function<Shell, Sample>> pages) {
        var wrong = FormErrors.of("email", "Isi alamat surel, contoh siti@contoh.id");
        pages.put(
                "lapak-pengurus",
                s -> new Sample("cooperative/staff", staff(s, true, FormErrors.NONE)));
        pages.put(
                "lapak-pengurus-salah",
                s -> new Sample("cooperative/staff", staff(s, true, wrong)));
        pages.put(
                "lapak-pengurus-lihat",
                s -> new Sample("cooperative/staff", staff(s, false, FormErrors.NONE)));
        pages.put("undangan", s -> new Sample("cooperative/invitation", invitation(s, "")));
        pages.put(
                "undangan-lain",
                s -> new Sample("cooperative/invitation", invitation(s, "invite.other")));
    }

    private static StaffView staff(Shell s, boolean manages, FormErrors errors) {
        return new StaffView(
                Samples.lapak(s),
                manages,
                true,
                List.of(
                        person(s, "Emi Suhaemi", true, "lapak.role.MANAGER", "lapak.staff_now"),
                        person(
                                s,
                                "Raden Ayu Sarinah Kusumaningrum Wijayakusumah-Tirtayasa",
                                false,
                                "lapak.role.CATALOGUE",
                                "lapak.staff_later"),
                        person(s, "", false, "lapak.role.VIEWER", "lapak.staff_former")),
                manages
                        ? List.of(
                                new StaffView.Waiting(
                                        UUID.randomUUID(),
                                        "alamat.surel.yang.panjang.sekali@koperasi-melinjo.example",
                                        "lapak.role.FULFILMENT",
                                        s.now()))
                        : List.of(),
                ROLES,
                List.of(
                        new StaffView.Capability(
                                "lapak.may.see", List.of(true, true, true, true, true)),
                        new StaffView.Capability(
                                "lapak.may.staff", List.of(true, false, false, false, false))),
                List.of(new Choice("MANAGER", "pengelola", false)),
                errors.any() ? "bukan surel" : "",
                "",
                "",
                errors);
    }

    private static StaffView.Person person(
            Shell s, String name, boolean self, String role, String state) {
        return new StaffView.Person(
                UUID.randomUUID(),
                name,
                self,
                role,
                state,
                s.now(),
                self ? null : LocalDate.of(2027, 12, 31),
                !state.equals("lapak.staff_former"));
    }

    private static InvitationView invitation(Shell s, String stateKey) {
        return new InvitationView(
                s,
                UUID.randomUUID(),
                "Koperasi Melinjo Cikolelet",
                "lapak.role.CATALOGUE",
                s.now(),
                LocalDate.of(2027, 12, 31),
                s.now(),
                stateKey.isEmpty(),
                stateKey,
                FormErrors.NONE);
    }
}
