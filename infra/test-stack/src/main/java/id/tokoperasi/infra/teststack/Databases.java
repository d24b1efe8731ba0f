package id.tokoperasi.infra.teststack;

import org.flywaydb.core.Flyway;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Copies of a template that is migrated once per set of migrations. */
final class Databases {
    private final Servers servers;

    Databases(Servers servers) {
        this.servers = servers;
    }

    Database fresh(String name) {
        var migrations = Migrations.onClassPath();
        var template = "template_" + migrations.hash();
        var copy = "t_" + plain(name) + "_" + random();
        try (var connection = superuser()) {
            if (!exists(connection, template)) {
                migrate(connection, template);
            }
            run(connection, "create database " + copy + " template " + template + owner());
        } catch (SQLException e) {
            throw new IllegalStateException("no test database: " + e.getMessage(), e);
        }
        return new Database(servers, copy);
    }

    /** One process migrates; the others wait for its lock and find the template then. */
    private void migrate(Connection connection, String template) throws SQLException {
        run(connection, "select pg_advisory_lock(hashtext('" + template + "'))");
        try {
            if (exists(connection, template)) {
                return;
            }
            var draft = template + "_draft";
            run(connection, "drop database if exists " + draft + " with (force)");
            run(connection, "create database " + draft + owner());
            Flyway.configure()
                    .dataSource(servers.jdbcUrl(draft), servers.username(), servers.password())
                    .locations(Migrations.LOCATION)
                    .failOnMissingLocations(false)
                    .load()
                    .migrate();
            run(connection, "alter database " + draft + " rename to " + template);
        } finally {
            run(connection, "select pg_advisory_unlock(hashtext('" + template + "'))");
        }
    }

    void drop(String name) {
        try (var connection = superuser()) {
            run(connection, "drop database if exists " + name + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot drop " + name + ": " + e.getMessage(), e);
        }
    }

    private String owner() {
        return " owner " + servers.username();
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(
                servers.jdbcUrl("postgres"), servers.superuser(), servers.password());
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (var query =
                connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, database);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** At most 40 letters, digits and underscores. */
    static String plain(String name) {
        var plain = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return plain.substring(0, Math.min(plain.length(), 40));
    }

    static String random() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }
}
