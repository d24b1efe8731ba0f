package id.tokoperasi.membership;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody wants to become a member.
 *
 * @param subject account of the person
 * @param email where the answer goes; null when the account has none
 * @param phone in the form +62…
 * @param business what they make or trade
 * @param reason of a refusal, in the cooperative's words; null otherwise
 * @param memberId the line of the register once accepted; null otherwise
 * @param answeredAt when it was answered or taken back; null while it waits
 */
public record JoinRequest(
        UUID id,
        UUID cooperativeId,
        String subject,
        String name,
        @Nullable String email,
        String phone,
        String village,
        String business,
        JoinState state,
        @Nullable String reason,
        @Nullable UUID memberId,
        Instant askedAt,
        @Nullable Instant answeredAt) {

    /** Until when the board usually answers. */
    public Instant answerBy() {
        return askedAt.plus(JoinRequests.ANSWERED_WITHIN);
    }
}
