package id.tokoperasi.kernel;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

import java.util.UUID;

/** New identifiers. */
public final class Ids {

    /** One of each thread's own, since a generator counts under a lock. */
    private static final ThreadLocal<NoArgGenerator> GENERATOR =
            ThreadLocal.withInitial(Generators::timeBasedEpochRandomGenerator);

    private Ids() {}

    /** A new UUIDv7: ordered by creation to the millisecond, random beyond it. */
    public static UUID next() {
        return GENERATOR.get().generate();
    }
}
