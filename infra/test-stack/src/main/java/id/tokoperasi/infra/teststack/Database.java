package id.tokoperasi.infra.teststack;

/**
 * A migrated database of the caller's own. {@link #close} drops it, even with connections open;
 * without it the database goes when the servers go.
 */
public record Database(Servers servers, String name) implements AutoCloseable {
    public String r2dbcUrl() {
        return servers.r2dbcUrl(name);
    }

    public String jdbcUrl() {
        return servers.jdbcUrl(name);
    }

    public String username() {
        return servers.username();
    }

    public String password() {
        return servers.password();
    }

    @Override
    public void close() {
        new Databases(servers).drop(name);
    }
}
