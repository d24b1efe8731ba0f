/**
 * Takes money and gives it back, through Stripe's hosted page. Knows no orders: whoever asks for money
 * names a purpose (a checkout). Schema {@code payment}. Publishes {@link
 * id.tokoperasi.payment.PaymentSettled}, {@link id.tokoperasi.payment.PaymentExpired} and {@link
 * id.tokoperasi.payment.PaymentRefunded}, each once. What was asked of Stripe is written down before it
 * is asked; no answer is not a no.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "outbox"})
package id.tokoperasi.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
