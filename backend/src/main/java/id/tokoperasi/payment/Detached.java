package id.tokoperasi.payment;

import id.tokoperasi.kernel.Transactions;

import reactor.core.publisher.Mono;

import java.util.function.Supplier;

/** Work with Stripe: outside any transaction, and not stopped when the caller hangs up. */
final class Detached {

    private Detached() {}

    /**
     * Starts the work on subscription and lets it finish whatever the subscriber does.
     *
     * @throws IllegalStateException as an error signal, inside a transaction
     */
    static <T> Mono<T> run(Supplier<Mono<T>> work) {
        return Transactions.isOpen()
                .flatMap(
                        inside ->
                                inside
                                        ? Mono.error(
                                                new IllegalStateException(
                                                        "no call outside in a transaction"))
                                        : start(work));
    }

    private static <T> Mono<T> start(Supplier<Mono<T>> work) {
        return Mono.deferContextual(
                context -> {
                    var running = Mono.defer(work).contextWrite(context).toFuture();
                    return Mono.fromFuture(running, true);
                });
    }
}
