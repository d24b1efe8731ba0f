package id.tokoperasi.infra.teststack;

import id.tokoperasi.infra.launcher.Postgres;

/** Where PostgreSQL and Elasticsearch answer. All of it on loopback. */
public record Servers(int postgresPort, int elasticsearchPort) {
    /** For the R2DBC driver, user and password apart. */
    public String r2dbcUrl(String database) {
        return "r2dbc:postgresql://localhost:" + postgresPort + "/" + database;
    }

    /** For the JDBC driver, user and password apart. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + postgresPort + "/" + database;
    }

    /** The owner of every test database; may create databases, is no superuser. */
    public String username() {
        return Postgres.USER;
    }

    public String password() {
        return Postgres.PASSWORD;
    }

    /** The superuser, with the same password. */
    public String superuser() {
        return "postgres";
    }

    public String elasticsearchUri() {
        return "http://localhost:" + elasticsearchPort;
    }
}
