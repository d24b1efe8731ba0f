package id.tokoperasi.infra.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/** Remembers which seeds a data folder has, so that a second start need not run them again. */
record Seeds(Path jar, Path note) {
    boolean loaded() throws IOException {
        return Files.exists(note) && Files.readString(note).equals(contents());
    }

    void remember() throws IOException {
        Files.writeString(note, contents());
    }

    /** Of the files in the jar; the jar itself changes with every build. */
    private String contents() throws IOException {
        var sum = new CRC32();
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                if (!entry.getName().startsWith("META-INF/")) {
                    sum.update((entry.getName() + entry.getCrc()).getBytes());
                }
            }
        }
        return Long.toHexString(sum.getValue());
    }
}
