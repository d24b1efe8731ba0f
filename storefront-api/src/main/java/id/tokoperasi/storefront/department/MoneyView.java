package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Refunds that failed, the longest waiting first, and payments that came late, the newest first.
 *
 * @param cut whether older late payments are not shown
 */
public record MoneyView(
        DepartmentShell department, List<Failed> failed, List<Late> late, boolean cut) {

    /**
     * A refund that has not reached its payer.
     *
     * @param orderNumber null when money came twice for one checkout
     * @param error what Stripe said last, in Stripe's words
     */
    public record Failed(
            @Nullable String orderNumber,
            UUID paymentId,
            long amountRupiah,
            @Nullable String error,
            Instant since) {}

    /**
     * Money that came after the goods had been let go.
     *
     * @param outcomeKey message key of what became of it
     */
    public record Late(String orderNumber, long amountRupiah, String outcomeKey, Instant at) {}

    public Shell shell() {
        return department.shell();
    }
}
