package id.tokoperasi.infra.teststack;

import id.tokoperasi.infra.launcher.Project;

/**
 * The real servers for tests. The first caller of a Maven run starts them in a process of its own;
 * they are shared by the test processes of all modules and end with Maven (in an IDE: with the test
 * process).
 */
public final class TestStack {
    private TestStack() {}

    /** Starts everything side by side and does not wait; calling it again does nothing. */
    public static void start() {
        SharedProcess.of(Kind.SERVERS).start();
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

    static Project project() {
        return Project.find();
    }
}
