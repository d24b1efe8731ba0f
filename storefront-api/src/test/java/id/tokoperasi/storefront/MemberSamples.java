package id.tokoperasi.storefront;

import id.tokoperasi.storefront.Samples.Sample;
import id.tokoperasi.storefront.cooperative.JoinRequestsView;
import id.tokoperasi.storefront.cooperative.MemberView;
import id.tokoperasi.storefront.cooperative.MembersView;
import id.tokoperasi.storefront.resident.JoinView;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Made-up pages about members. */
final class MemberSamples {

    private static final String LONG_NAME =
            "Raden Ayu Sarinah Kusumaningrum Wijayakusumah-Tirtayasa";

    private MemberSamples() {}

    static void addTo(Map<String, Function<Shell, Sample>> pages) {
        var wrong = FormErrors.of("number", "Nomor anggota ini sudah dipakai.");
        pages.put("lapak-anggota", s -> new Sample("cooperative/members", members(s, true)));
        pages.put(
                "lapak-anggota-kosong", s -> new Sample("cooperative/members", members(s, false)));
        pages.put(
                "lapak-anggota-lagi",
                s -> new Sample("cooperative/members-more", members(s, true)));
        pages.put(
                "lapak-anggota-ubah",
                s -> new Sample("cooperative/member", member(s, FormErrors.NONE)));
        pages.put("lapak-anggota-salah", s -> new Sample("cooperative/member", member(s, wrong)));
        pages.put(
                "lapak-pengajuan", s -> new Sample("cooperative/join-requests", waiting(s, true)));
        pages.put(
                "lapak-pengajuan-kosong",
                s -> new Sample("cooperative/join-requests", waiting(s, false)));
        pages.put("gabung", s -> new Sample("resident/join", join(s, "", true)));
        pages.put("gabung-tamu", s -> new Sample("resident/join", join(s, "", false)));
        pages.put(
                "gabung-menunggu",
                s -> new Sample("resident/join", join(s, "join.state.WAITING", true)));
        pages.put("gabung-lama", s -> new Sample("resident/join", join(s, "join.overdue", true)));
        pages.put(
                "gabung-ditolak",
                s -> new Sample("resident/join", join(s, "join.state.REFUSED", true)));
    }

    private static List<Choice> tabs() {
        return List.of(
                new Choice("/a", "Anggota 86", true),
                new Choice("/b", "Keluar 3", false),
                new Choice("/c", "Pengajuan 2", false));
    }

    private static MembersView members(Shell s, boolean any) {
        var day = LocalDate.of(2024, 3, 18);
        return new MembersView(
                Samples.lapak(s),
                true,
                tabs(),
                "",
                any
                        ? List.of(
                                row("Emi Suhaemi", day, null, true),
                                row(LONG_NAME, day, day.plusYears(2), false))
                        : List.of(),
                24,
                any ? "/lapak/x/anggota?sesudah=y" : null);
    }

    private static MembersView.Row row(
            String name, LocalDate joined, LocalDate left, boolean named) {
        return new MembersView.Row(
                UUID.randomUUID(), "A-0086", name, "Cikolelet", joined, left, named);
    }

    private static MemberView member(Shell s, FormErrors errors) {
        return new MemberView(
                Samples.lapak(s),
                UUID.randomUUID(),
                3,
                "A-0086",
                LONG_NAME,
                "Cikolelet",
                "081234567890",
                "2024-03-18",
                "",
                true,
                s.now(),
                errors);
    }

    private static JoinRequestsView waiting(Shell s, boolean any) {
        var row =
                new JoinRequestsView.Row(
                        UUID.randomUUID(),
                        LONG_NAME,
                        "+6281234567890",
                        "Cikolelet",
                        "Pembuat emping dan kue kering",
                        s.now());
        return new JoinRequestsView(
                Samples.lapak(s),
                true,
                tabs(),
                any ? List.of(row) : List.of(),
                true,
                100_000,
                10_000,
                "Rapat perkenalan tiap Sabtu pertama.",
                1,
                FormErrors.NONE);
    }

    private static JoinView join(Shell s, String state, boolean signedIn) {
        var waits = state.endsWith("WAITING");
        return new JoinView(
                s,
                "Koperasi Gerabah Bumi Jaya",
                "gerabah-bumi-jaya",
                100_000,
                10_000,
                "Rapat perkenalan tiap Sabtu pertama.",
                state,
                state.endsWith("REFUSED") ? "Anggota harus tinggal di Kecamatan Ciruas." : "",
                s.now(),
                "+6281234567890",
                !waits,
                signedIn,
                waits,
                signedIn ? "Siti Aminah" : "",
                "",
                "",
                "",
                FormErrors.NONE);
    }
}
