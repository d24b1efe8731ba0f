package id.tokoperasi.storefront.process;

import id.tokoperasi.infra.teststack.Database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the database from outside, moves its times, and holds locks that others run into. */
final class Standings {

    private final Database database;

    Standings(Database database) {
        this.database = database;
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
    }

    /** The first column of all rows. */
    List<String> all(String sql, Object... values) {
        try (var connection = open();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            var found = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    String one(String sql, Object... values) {
        return all(sql, values).getFirst();
    }

    void change(String sql, Object... values) {
        try (var connection = open();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Takes the lock that the statement asks for and keeps it until it is closed. */
    Hold hold(String sql) {
        try {
            var connection = open();
            connection.setAutoCommit(false);
            connection.createStatement().execute(sql);
            return new Hold(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** A lock in the way. */
    final class Hold implements AutoCloseable {
        private static final String STUCK =
                """
                from pg_stat_activity
                 where datname = current_database() and wait_event_type = 'Lock'
                """;

        private final Connection connection;

        private Hold(Connection connection) {
            this.connection = connection;
        }

        /** How many statements with these words wait for a lock now. */
        int waiting(String words) {
            return Integer.parseInt(
                    one("select count(*) " + STUCK + " and query like ?", "%" + words + "%"));
        }

        /** Ends what still waits on behalf of a dead process, then lets go. */
        @Override
        public void close() {
            all("select pg_terminate_backend(pid) " + STUCK);
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
