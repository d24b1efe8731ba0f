package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Those who want to become members, and what the cooperative says to them. */
public record JoinRequestsView(
        LapakShell lapak,
        boolean manages,
        List<Choice> tabs,
        List<Row> rows,
        boolean open,
        long principalRupiah,
        long monthlyRupiah,
        String words,
        long version,
        FormErrors errors) {

    /** Somebody who waits. */
    public record Row(
            UUID requestId,
            String name,
            String phone,
            String village,
            String business,
            Instant askedAt) {}

    public Shell shell() {
        return lapak.shell();
    }
}
