package id.tokoperasi.storefront.resident;

import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Where a resident asks to become a member.
 *
 * @param words the board's own; may be empty
 * @param stateKey message about an earlier request, or why one cannot ask; empty when there is none
 * @param reason of a refusal; empty otherwise
 * @param answerBy until when an open request is usually answered; null when there is none
 * @param contact phone of the cooperative, for whom waits too long
 * @param asks whether the form is shown
 * @param signedIn whether somebody is signed in; the form asks to otherwise
 * @param takesBack whether there is a request that can be taken back
 */
public record JoinView(
        Shell shell,
        String cooperative,
        String slug,
        long principalRupiah,
        long monthlyRupiah,
        String words,
        String stateKey,
        String reason,
        @Nullable Instant answerBy,
        String contact,
        boolean asks,
        boolean signedIn,
        boolean takesBack,
        String name,
        String phone,
        String village,
        String business,
        FormErrors errors) {}
