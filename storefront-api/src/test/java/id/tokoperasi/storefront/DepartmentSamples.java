package id.tokoperasi.storefront;

import id.tokoperasi.storefront.Samples.Sample;
import id.tokoperasi.storefront.department.DepartmentShell;
import id.tokoperasi.storefront.department.DeskView;
import id.tokoperasi.storefront.department.MoneyView;
import id.tokoperasi.storefront.department.RecordView;
import id.tokoperasi.storefront.web.Shell;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;

/** Made-up pages of the dinas. */
final class DepartmentSamples {

    private DepartmentSamples() {}

    static void addTo(Map<String, Function<Shell, Sample>> pages) {
        pages.put("dinas", s -> new Sample("department/desk", new DeskView(shell(s), List.of())));
        pages.put("dinas-pembayaran", s -> new Sample("department/money", money(s)));
        pages.put(
                "dinas-pembayaran-kosong",
                s ->
                        new Sample(
                                "department/money",
                                new MoneyView(shell(s), List.of(), List.of(), false)));
        pages.put("dinas-jejak", s -> new Sample("department/record", decisions(s)));
        pages.put(
                "dinas-jejak-terakhir",
                s ->
                        new Sample(
                                "department/record",
                                new RecordView(shell(s), "", decisions(s).rows(), 0, null)));
        pages.put(
                "dinas-jejak-kosong",
                s ->
                        new Sample(
                                "department/record",
                                new RecordView(shell(s), "cooperative:x", List.of(), 0, null)));
    }

    private static final String SUBJECT = "cooperative:01a20efe-9fe6-73c3-82d0-7035da51c2b3";

    private static DepartmentShell shell(Shell shell) {
        return new DepartmentShell(shell, true);
    }

    private static MoneyView money(Shell s) {
        var payment = UUID.fromString("019a3f5e-0000-7000-8000-00000000b001");
        return new MoneyView(
                shell(s),
                List.of(
                        new MoneyView.Failed(
                                "TK-2611-7F3K2", payment, 101_000, "declined", s.now()),
                        new MoneyView.Failed(null, payment, 12_345_678, Samples.LONG, s.now()),
                        new MoneyView.Failed("TK-2611-9XQ4H", payment, 5_000, null, s.now())),
                List.of(
                        new MoneyView.Late(
                                "TK-2611-7F3K2", 101_000, "dinas.late_REFUNDED", s.now()),
                        new MoneyView.Late(
                                "TK-2611-2C8MW", 85_000, "dinas.late_HELD_AGAIN", s.now())),
                true);
    }

    private static RecordView decisions(Shell s) {
        var rows = LongStream.of(3, 2, 1).mapToObj(seq -> decision(s, seq)).toList();
        return new RecordView(shell(s), SUBJECT, rows, 2, "/dinas/jejak?tentang=x&sebelum=1");
    }

    private static RecordView.Row decision(Shell s, long seq) {
        return new RecordView.Row(
                SUBJECT,
                SUBJECT.replace(":", "%3A"),
                seq,
                s.now(),
                "00000000-0000-4000-8000-000000000006",
                "DEPARTMENT_OFFICER",
                "item-accepted",
                List.of(
                        new RecordView.Change("state", "SUBMITTED", "ACCEPTED"),
                        new RecordView.Change("validUntil", "", "2027-12-31")),
                "9f86d081884c");
    }
}
