package id.tokoperasi.programme;

import java.time.LocalDate;

/**
 * A number of cooperatives that the office has stated, with its day and source. Never added to what is
 * counted here.
 */
public record OfficeFigure(Name name, int cooperatives, LocalDate statedOn, String source) {

    /** What was counted. */
    public enum Name {
        /** Registered bodies, village cooperatives not among them. */
        REGISTERED,
        /** Village cooperatives of the national programme. */
        VILLAGE
    }
}
