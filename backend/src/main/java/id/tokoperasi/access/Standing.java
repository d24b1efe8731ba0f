package id.tokoperasi.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a person is to a body at one time.
 *
 * @param inForce appointments that count now
 * @param ended whether there was one for this very body that has ended
 */
public record Standing(List<Appointment> inForce, boolean ended) {

    static Standing of(List<Appointment> all, UUID bodyId, Instant at) {
        return new Standing(
                all.stream().filter(a -> a.isInForce(at)).toList(),
                all.stream().anyMatch(a -> a.bodyId().equals(bodyId) && a.hasEnded(at)));
    }

    /** The roles in force. */
    public Set<Role> roles() {
        return inForce.stream().map(Appointment::role).collect(Collectors.toSet());
    }

    /** Nothing at all, not even formerly: to this person the body does not exist. */
    public boolean isStranger() {
        return inForce.isEmpty() && !ended;
    }
}
