/**
 * Members of cooperatives: the register, who agrees to be named as a maker, and people who ask to join.
 * Schema {@code membership}. Publishes {@link id.tokoperasi.membership.JoinAsked}, {@link
 * id.tokoperasi.membership.JoinReminded} and {@link id.tokoperasi.membership.JoinAnswered}. What members bring and earn will hang on the member's id.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "outbox", "audit"})
package id.tokoperasi.membership;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
