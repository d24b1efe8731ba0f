package id.tokoperasi.infra.teststack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps other processes out of a folder while its files are read and changed together. */
final class FolderLock {
    private static final ReentrantLock IN_THIS_JVM = new ReentrantLock();

    /** What is done under the lock. */
    interface Work<T> {
        T run() throws IOException;
    }

    private FolderLock() {}

    static <T> T holding(Path folder, Work<T> work) throws IOException {
        IN_THIS_JVM.lock();
        try (var channel =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            channel.lock(); // released with the channel
            return work.run();
        } finally {
            IN_THIS_JVM.unlock();
        }
    }
}
