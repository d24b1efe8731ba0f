package id.tokoperasi.verification;

/** What somebody is in a cooperative, by the choice of its members. */
public enum OfficerRole {
    CHAIR,
    SECRETARY,
    TREASURER,
    /** Of the supervisory board; may not be one of the others. */
    SUPERVISOR
}
