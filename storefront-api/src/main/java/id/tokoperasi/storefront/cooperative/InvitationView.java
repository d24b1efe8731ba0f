package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An invitation as the person who was asked reads it.
 *
 * @param open whether it can be accepted by this person
 * @param stateKey why not; empty when it can
 */
public record InvitationView(
        Shell shell,
        UUID invitationId,
        String cooperative,
        String roleKey,
        Instant from,
        @Nullable LocalDate lastDay,
        Instant expiresAt,
        boolean open,
        String stateKey,
        FormErrors errors) {}
