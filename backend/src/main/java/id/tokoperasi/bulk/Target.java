package id.tokoperasi.bulk;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.UUID;

/** Where the rows of a kind go. */
interface Target {

    ImportKind kind();

    /** The field that may come only once in a file. */
    String key();

    /** Whether a row must be in one piece with the row before. */
    default boolean belongsToTheOneBefore(Line line) {
        return false;
    }

    /**
     * Writes the rows in the caller's transaction, in a number of statements that does not grow with them
     * unless it must. Rows with problems are left out and told; nothing of them is written.
     */
    Mono<Outcome> put(UUID cooperativeId, List<Line> lines, String actor);
}
