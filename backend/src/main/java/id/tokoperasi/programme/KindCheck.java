package id.tokoperasi.programme;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What the office found when it looked what a cooperative lives on.
 *
 * @param checkedOn the day on which it was so
 * @param source where it was seen, such as the report of a members' meeting
 */
public record KindCheck(
        UUID id, UUID cooperativeId, Sector sector, LocalDate checkedOn, String source) {}
