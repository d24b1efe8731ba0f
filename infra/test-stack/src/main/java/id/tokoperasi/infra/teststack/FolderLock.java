package id.tokoperasi.infra.teststack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps other processes out of a folder while its files are read and changed together. */
record FolderLock(FileChannel channel, FileLock lock) implements AutoCloseable {
    static FolderLock take(Path folder) throws IOException {
        var channel =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        return new FolderLock(channel, channel.lock());
    }

    /** Names the lock where it is held; javac wants the variable of a try to be used. */
    void keep() {}

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
