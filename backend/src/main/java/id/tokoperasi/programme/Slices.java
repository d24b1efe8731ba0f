package id.tokoperasi.programme;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Pages of lists that are in memory anyway. */
final class Slices {

    private Slices() {}

    /** What comes after the one with that id; all when it is null or no longer there. */
    static <T> List<T> after(List<T> all, Function<T, UUID> id, @Nullable UUID after) {
        for (int i = 0; i < all.size() && after != null; i++) {
            if (id.apply(all.get(i)).equals(after)) {
                return all.subList(i + 1, all.size());
            }
        }
        return all;
    }
}
