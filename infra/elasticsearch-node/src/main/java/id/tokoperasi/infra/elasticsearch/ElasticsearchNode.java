package id.tokoperasi.infra.elasticsearch;

import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * One node on loopback: {@code ElasticsearchNode <home folder> <data folder> <http port> <transport
 * port>}. The home folder holds {@code modules/} and is only read; everything written goes to the
 * data folder.
 */
public final class ElasticsearchNode {
    private ElasticsearchNode() {}

    /** Runs until the process is told to end. */
    public static void main(String[] args) throws Exception {
        if (args.length != 4) {
            System.err.println("usage: ElasticsearchNode HOME DATA HTTP_PORT TRANSPORT_PORT");
            System.exit(2);
        }
        var home = Path.of(args[0]).toAbsolutePath();
        var data = Path.of(args[1]).toAbsolutePath();
        var settings = settings(home, data, Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        LogConfigurator.configureESLogging();
        LogConfigurator.configureWithoutConfig(settings);
        var environment =
                new Environment(settings, Files.createDirectories(data.resolve("config")));
        var modules = PluginsLoader.loadModulesBundles(environment.modulesDir(), false);
        var loader = PluginsLoader.createPluginsLoader(modules, Set.of(), Map.of(), false);

        var stopped = new CountDownLatch(1);
        var node = new Node(environment, loader);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node, stopped), "stop-node"));
        node.start();
        stopped.await();
    }

    private static Settings settings(Path home, Path data, int httpPort, int transportPort) {
        return Settings.builder()
                .put("path.home", home.toString())
                .put("path.data", data.resolve("data").toString())
                .put("path.logs", data.resolve("logs").toString())
                .put("cluster.name", "tokoperasi-local")
                .put("node.name", "local-1")
                .put("network.host", "127.0.0.1")
                .put("http.port", httpPort)
                .put("transport.port", transportPort)
                .put("discovery.type", "single-node")
                // A laptop's disk is often fuller than the 95% at which indices become read-only.
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .put("action.destructive_requires_name", false)
                .put("cluster.max_shards_per_node", 10_000)
                .put("logger.level", "INFO")
                .build();
    }

    private static void close(Node node, CountDownLatch stopped) {
        try {
            node.close();
        } catch (Exception e) {
            System.err.println("Elasticsearch did not close cleanly: " + e);
        } finally {
            stopped.countDown();
        }
    }
}
