package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The register of members, or those who wait to join it. */
public record MembersView(
        LapakShell lapak,
        boolean manages,
        List<Choice> tabs,
        String text,
        List<Row> rows,
        int nextSize,
        @Nullable String nextHref) {

    /** One line. */
    public record Row(
            UUID memberId,
            String number,
            String name,
            String village,
            LocalDate joinedOn,
            @Nullable LocalDate leftOn,
            boolean namedAsMaker) {}

    public Shell shell() {
        return lapak.shell();
    }
}
