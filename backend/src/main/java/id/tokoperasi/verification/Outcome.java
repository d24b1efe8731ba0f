package id.tokoperasi.verification;

/** What an officer decides about a paper. */
public enum Outcome {
    ACCEPT(ItemState.ACCEPTED),
    ASK_AGAIN(ItemState.ASKED_AGAIN),
    REJECT(ItemState.REJECTED),
    WAIVE(ItemState.WAIVED);

    private final ItemState state;

    Outcome(ItemState state) {
        this.state = state;
    }

    /** What the paper becomes. */
    public ItemState state() {
        return state;
    }
}
