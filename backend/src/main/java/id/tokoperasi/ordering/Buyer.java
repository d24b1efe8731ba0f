package id.tokoperasi.ordering;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Who asks: a signed-in person, or a guest known by the unguessable id of the basket.
 *
 * @param subject of the account; null for a guest
 * @param basketId of the visitor; null when there is none yet
 */
public record Buyer(@Nullable String subject, @Nullable UUID basketId) {

    Actor actor() {
        return new Actor(Actor.Kind.BUYER, subject);
    }
}
