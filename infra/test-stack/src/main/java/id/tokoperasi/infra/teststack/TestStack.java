package id.tokoperasi.infra.teststack;

/**
 * The real servers for tests. The first caller of a Maven run starts them in a process of its own;
 * they are shared by the test processes of all modules and end with Maven (in an IDE: with the test
 * process).
 */
public final class TestStack {
    private TestStack() {}

    /**
     * Starts everything side by side, Keycloak too, and does not wait; calling it again does nothing.
     * Tests that need no Keycloak leave it out and call {@link #servers} alone.
     */
    public static void start() {
        SharedProcess.of(Kind.SERVERS).start();
        SharedProcess.of(Kind.KEYCLOAK).start();
    }

    /** PostgreSQL and Elasticsearch, ready to use; starts them if need be. */
    public static Servers servers() {
        var ready = SharedProcess.of(Kind.SERVERS).await();
        return new Servers(
                Integer.parseInt(ready.getProperty("postgres.port")),
                Integer.parseInt(ready.getProperty("elasticsearch.port")));
    }

    /**
     * A database of the caller's own with all migrations of the class path done. It is a copy of a
     * template that is migrated once per set of migrations.
     *
     * @param name appears in the database's name, for whoever looks at the server
     */
    public static Database freshDatabase(String name) {
        return new Databases(servers()).fresh(name);
    }

    /** A prefix for names of Elasticsearch indices that nobody else has. */
    public static String freshIndexPrefix(String name) {
        return "t-" + Databases.plain(name).replace('_', '-') + "-" + Databases.random() + "-";
    }

    /**
     * Keycloak with the local realm, ready to use; starts it if need be. Its demo accounts and the
     * client for tests are those of the local stack.
     */
    public static KeycloakServer keycloak() {
        var ready = SharedProcess.of(Kind.KEYCLOAK).await();
        return new KeycloakServer(
                Integer.parseInt(ready.getProperty("keycloak.port")),
                Integer.parseInt(ready.getProperty("storefront.port")),
                Integer.parseInt(ready.getProperty("smtp.port")));
    }

    /** {@code http://localhost:…/realms/tokoperasi}. */
    public static String keycloakIssuer() {
        return keycloak().issuer();
    }

    /** The only port that sign-in returns to: a test with a browser starts the storefront there. */
    public static int storefrontPort() {
        return keycloak().storefrontPort();
    }

    /** An access token of a demo account such as {@code warga}, good for five minutes. */
    public static String accessToken(String user) {
        return keycloak().accessToken(user);
    }
}
