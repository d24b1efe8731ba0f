package id.tokoperasi.infra.teststack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The Flyway migrations on the class path, known by the hash of their names and contents. */
record Migrations(String hash) {
    private static final String FOLDER = "db/migration";
    static final String LOCATION = "classpath:" + FOLDER;

    /** One caller at a time, since a jar cannot be opened twice. */
    static synchronized Migrations onClassPath() {
        var files = new TreeMap<String, byte[]>();
        try {
            var loader = Thread.currentThread().getContextClassLoader();
            for (var url : Collections.list(loader.getResources(FOLDER))) {
                read(url, files);
            }
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files.entrySet()) {
                digest.update(file.getKey().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(file.getValue());
            }
            return new Migrations(HexFormat.of().formatHex(digest.digest(), 0, 8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void read(URL url, Map<String, byte[]> files)
            throws IOException, URISyntaxException {
        if (url.getProtocol().equals("file")) {
            collect(Path.of(url.toURI()), files);
            return;
        }
        var address = url.toString();
        var jar = URI.create(address.substring(0, address.indexOf("!/")));
        try (var jarFiles = FileSystems.newFileSystem(jar, Map.of())) {
            collect(jarFiles.getPath(FOLDER), files);
        }
    }

    private static void collect(Path folder, Map<String, byte[]> files) throws IOException {
        try (var found = Files.walk(folder)) {
            for (var file : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
    }
}
