package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * The form of one member, with what was typed.
 *
 * @param memberId null for a new one
 * @param version of the line that was read; 0 for a new one
 */
public record MemberView(
        LapakShell lapak,
        @Nullable UUID memberId,
        long version,
        String number,
        String name,
        String village,
        String phone,
        String joinedOn,
        String leftOn,
        boolean namedAsMaker,
        @Nullable Instant consentChangedAt,
        FormErrors errors) {

    public Shell shell() {
        return lapak.shell();
    }
}
