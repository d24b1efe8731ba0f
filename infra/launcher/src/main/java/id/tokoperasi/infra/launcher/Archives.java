package id.tokoperasi.infra.launcher;

import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.zip.ZipFile;

/** Unpacks servers, once, also when several processes want the same one. */
final class Archives {
    /** Work that must leave the folder complete. */
    interface Filling {
        void fill(Path folder) throws IOException;
    }

    private Archives() {}

    /**
     * Makes the folder by {@code filling} unless that was done before. A half-made folder is made
     * anew; other processes wait meanwhile.
     */
    static Path once(Path folder, Filling filling) throws IOException {
        var done = folder.resolve(".complete");
        if (Files.exists(done)) {
            return folder;
        }
        Files.createDirectories(Folders.around(folder));
        var lock = folder.resolveSibling(folder.getFileName() + ".lock");
        try (var channel =
                        FileChannel.open(
                                lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.lock()) {
            if (held.isValid() && !Files.exists(done)) {
                Folders.delete(folder);
                Files.createDirectories(folder);
                filling.fill(folder);
                Files.createFile(done);
            }
        }
        return folder;
    }

    /** Unpacks the {@code .txz} inside a jar of PostgreSQL binaries. */
    static void unpackPostgres(Path jar, Path folder) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            var entry =
                    zip.stream()
                            .filter(e -> e.getName().endsWith(".txz"))
                            .findFirst()
                            .orElseThrow(() -> new IOException("no .txz in " + jar));
            try (var tar =
                    new TarArchiveInputStream(
                            new XZCompressorInputStream(
                                    new BufferedInputStream(zip.getInputStream(entry))))) {
                for (var e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
                    var target = inside(folder, e.getName());
                    if (e.isDirectory()) {
                        Files.createDirectories(target);
                    } else if (e.isSymbolicLink()) {
                        Files.createDirectories(Folders.around(target));
                        Files.createSymbolicLink(target, Path.of(e.getLinkName()));
                    } else {
                        write(tar, target, (e.getMode() & 0100) != 0);
                    }
                }
            }
        }
    }

    /** Unpacks a zip without the one folder that everything in it lies in. */
    static void unpackZip(Path file, Path folder) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                var name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                if (!name.isEmpty() && !entry.isDirectory()) {
                    try (var content = zip.getInputStream(entry)) {
                        write(content, inside(folder, name), name.endsWith(".sh"));
                    }
                }
            }
        }
    }

    private static Path inside(Path folder, String name) throws IOException {
        var target = folder.resolve(name).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("leads outside: " + name);
        }
        return target;
    }

    private static void write(InputStream content, Path target, boolean executable)
            throws IOException {
        Files.createDirectories(Folders.around(target));
        Files.copy(content, target);
        if (executable) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
