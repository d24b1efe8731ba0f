package id.tokoperasi.storefront;

import id.tokoperasi.storefront.Samples.Sample;
import id.tokoperasi.storefront.department.AgencyListView;
import id.tokoperasi.storefront.department.DepartmentShell;
import id.tokoperasi.storefront.officer.OfficeShell;
import id.tokoperasi.storefront.officer.OfficersView;
import id.tokoperasi.storefront.officer.OfficesView;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Link;
import id.tokoperasi.storefront.web.Shell;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Made-up pages of offices and their officers. */
final class OfficeSamples {

    private static final UUID OFFICE = UUID.fromString("019a3f5e-0000-7000-8000-00000000a001");
    private static final String NAME =
            "Dinas Komunikasi, Informatika, Persandian dan Statistik Kabupaten Serang";
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 31);

    private OfficeSamples() {}

    static void addTo(Map<String, Function<Shell, Sample>> pages) {
        pages.put("kantor-pejabat", s -> officers(s, true, true, FormErrors.NONE));
        pages.put("kantor-pejabat-salah", s -> officers(s, true, true, errors()));
        pages.put("kantor-pejabat-lihat", s -> officers(s, false, true, FormErrors.NONE));
        pages.put("kantor-pejabat-kosong", s -> officers(s, true, false, FormErrors.NONE));
        pages.put("kantor-saya", s -> offices(s, true, true, FormErrors.NONE));
        pages.put(
                "kantor-saya-salah",
                s -> offices(s, true, true, FormErrors.of("form", "Penetapan ini sudah lewat.")));
        pages.put("kantor-tanpa", s -> offices(s, true, false, FormErrors.NONE));
        pages.put("kantor-belum-terverifikasi", s -> offices(s, false, false, FormErrors.NONE));
        pages.put("dinas-kantor", s -> list(s, List.of(new Link(NAME, "/pengadaan/x/pejabat"))));
        pages.put("dinas-kantor-kosong", s -> list(s, List.of()));
    }

    static OfficeShell shell(Shell shell) {
        return new OfficeShell(shell, OFFICE, NAME);
    }

    private static FormErrors errors() {
        var errors = new LinkedHashMap<String, String>();
        errors.put("email", "Isi alamat surel, contoh siti@contoh.id");
        errors.put("decree", "Isi nomor surat keputusan, paling banyak 100 huruf.");
        errors.put("until", "Hari terakhir harus sesudah hari pertama dan belum lewat.");
        return new FormErrors(errors);
    }

    private static Sample officers(Shell s, boolean manages, boolean full, FormErrors errors) {
        return new Sample(
                "officer/officers",
                new OfficersView(
                        shell(s),
                        manages,
                        full
                                ? List.of(
                                        person(s, "Enung Nurhayati", "COMMITMENT_OFFICER", 0),
                                        person(s, Samples.LONG, "FINANCE_VERIFIER", 1),
                                        person(s, "", "STORE_KEEPER", 2))
                                : List.of(),
                        manages && full
                                ? List.of(
                                        new OfficersView.Waiting(
                                                UUID.randomUUID(),
                                                "alamat.surel.yang.panjang.sekali@serangkab.example",
                                                "officer.role.ACTIVITY_TECHNICAL_OFFICER",
                                                true,
                                                "800.1.11/17/BKPSDM/Sekretariat/2026",
                                                s.now()))
                                : List.of(),
                        List.of(
                                new Choice(
                                        "COMMITMENT_OFFICER",
                                        "pejabat pembuat komitmen (PPK)",
                                        false)),
                        errors.any() ? "bukan surel" : "",
                        errors.any(),
                        "",
                        errors.any() ? "2026-11-24" : "",
                        errors.any() ? "2026-11-01" : "",
                        errors));
    }

    private static OfficersView.Person person(Shell s, String name, String role, int state) {
        return new OfficersView.Person(
                UUID.randomUUID(),
                name,
                state == 0,
                "officer.role." + role,
                state == 1,
                "800.1.11/17/2026",
                List.of("officer.now", "officer.later", "officer.former").get(state),
                s.now(),
                state == 1 ? null : LAST_DAY,
                state < 2);
    }

    private static Sample offices(Shell s, boolean verified, boolean full, FormErrors errors) {
        return new Sample(
                "officer/offices",
                new OfficesView(
                        s,
                        verified,
                        full
                                ? List.of(
                                        new OfficesView.Workplace(
                                                OFFICE,
                                                NAME,
                                                List.of(
                                                        "officer.role.BUDGET_USER",
                                                        "officer.role.COMMITMENT_OFFICER")))
                                : List.of(),
                        full
                                ? List.of(
                                        new OfficesView.Waiting(
                                                UUID.randomUUID(),
                                                NAME,
                                                "officer.role.PROCUREMENT_OFFICER",
                                                true,
                                                "800.1.11/17/2026",
                                                s.now(),
                                                LAST_DAY))
                                : List.of(),
                        errors));
    }

    private static Sample list(Shell s, List<Link> offices) {
        return new Sample(
                "department/offices", new AgencyListView(new DepartmentShell(s, true), offices));
    }
}
