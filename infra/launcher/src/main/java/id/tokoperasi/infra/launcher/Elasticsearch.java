package id.tokoperasi.infra.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The Elasticsearch node that {@code infra/elasticsearch-node} lays out. */
public final class Elasticsearch implements Part {
    private final Project project;
    private final Path jdk;
    private final Path data;
    private final int httpPort;
    private final int transportPort;

    public Elasticsearch(Project project, Path jdk, Path data, int httpPort, int transportPort) {
        this.project = project;
        this.jdk = jdk;
        this.data = data;
        this.httpPort = httpPort;
        this.transportPort = transportPort;
    }

    @Override
    public String title() {
        return "Elasticsearch";
    }

    @Override
    public List<Integer> ports() {
        return List.of(httpPort, transportPort);
    }

    @Override
    public Command prepare(Consumer<String> progress) throws IOException {
        Files.createDirectories(data);
        var node = project.elasticsearchNode();
        return Command.java(
                data,
                List.of(
                        jdk.resolve("bin/java").toString(),
                        "-Xms128m",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-Des.path.home=" + node.resolve("home"),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        node.resolve("lib") + "/*",
                        "id.tokoperasi.infra.elasticsearch.ElasticsearchNode",
                        node.resolve("home").toString(),
                        data.toString(),
                        String.valueOf(httpPort),
                        String.valueOf(transportPort)));
    }

    @Override
    public boolean ready() {
        return Http.succeeds(
                "http://127.0.0.1:"
                        + httpPort
                        + "/_cluster/health?wait_for_status=yellow&timeout=1s");
    }
}
