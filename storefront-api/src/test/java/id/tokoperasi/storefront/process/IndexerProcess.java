package id.tokoperasi.storefront.process;

import id.tokoperasi.infra.launcher.Project;
import id.tokoperasi.infra.teststack.Database;
import id.tokoperasi.infra.teststack.TestStack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The indexer's jar, with an index of its own. */
final class IndexerProcess extends ApplicationProcess {

    private static final String MODULE = "search-indexer";

    IndexerProcess(int port, Path log, Database database, String alias) {
        super(
                port,
                log,
                Map.of(
                        "SPRING_PROFILES_ACTIVE",
                        "local",
                        "SPRING_R2DBC_URL",
                        database.r2dbcUrl(),
                        "SPRING_R2DBC_USERNAME",
                        database.username(),
                        "SPRING_R2DBC_PASSWORD",
                        database.password(),
                        "SPRING_ELASTICSEARCH_URIS",
                        TestStack.servers().elasticsearchUri(),
                        "SERVER_PORT",
                        String.valueOf(port),
                        "TOKOPERASI_SEARCH_ALIAS",
                        alias),
                List.of("-jar", jar()));
    }

    private static String jar() {
        var jar = Project.find().jar(MODULE);
        if (jar == null) {
            throw new IllegalStateException("The module " + MODULE + " is not packaged.");
        }
        return jar.toString();
    }
}
