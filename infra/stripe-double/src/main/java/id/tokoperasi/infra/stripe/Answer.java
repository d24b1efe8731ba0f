package id.tokoperasi.infra.stripe;

/** What goes back to the caller: status and JSON; replayed when it is a former answer. */
record Answer(int status, byte[] body, boolean replayed) {
    static Answer of(int status, byte[] body) {
        return new Answer(status, body, false);
    }

    static Answer of(StripeError error) {
        return of(error.status(), Json.bytes(error.body()));
    }
}
