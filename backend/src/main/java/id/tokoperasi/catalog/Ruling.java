package id.tokoperasi.catalog;

/** What the dinas says to a change request. */
public enum Ruling {
    APPROVE(RequestState.APPROVED, "request-approved"),
    /** Not like this and not otherwise. */
    REJECT(RequestState.REJECTED, "request-rejected"),
    /** Not like this; the answer tells how. */
    ASK(RequestState.CHANGES_ASKED, "request-changes-asked");

    private final RequestState state;
    private final String operation;

    Ruling(RequestState state, String operation) {
        this.state = state;
        this.operation = operation;
    }

    /** How the request ends. */
    public RequestState state() {
        return state;
    }

    /** As it is called in the record of decisions. */
    String operation() {
        return operation;
    }
}
