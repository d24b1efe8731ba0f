package id.tokoperasi.programme;

import id.tokoperasi.cooperative.RegisteredCooperative;
import id.tokoperasi.ordering.Sales;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * Where a cooperative stands on a day.
 *
 * @param reached the last step that it and all steps before were reached
 * @param check the newest finding what it lives on; null while nobody has looked
 * @param sales of the month of that day
 */
public record Stand(
        RegisteredCooperative cooperative, Step reached, @Nullable KindCheck check, Sales sales) {

    private static final int VILLAGES_SINCE = 2025;
    private static final Pattern VILLAGE = Pattern.compile("(?i).*\\b(merah putih|kdmp|kkmp)\\b.*");

    /**
     * Whether it is one of the village cooperatives of the national programme (Inpres 9/2025): founded
     * in 2025 or later and named Merah Putih, KDMP or KKMP. They are counted apart, since the office's
     * figure is older.
     */
    public boolean isVillage() {
        return isVillage(cooperative);
    }

    static boolean isVillage(RegisteredCooperative c) {
        return c.foundedYear() >= VILLAGES_SINCE && VILLAGE.matcher(c.name()).matches();
    }

    /** Whether it only lends, so that no further step is expected of it. */
    public boolean onlyLends() {
        return check != null && !check.sector().counts();
    }
}
