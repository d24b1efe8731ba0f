package id.tokoperasi.indexer;

import id.tokoperasi.infra.teststack.Database;
import id.tokoperasi.infra.teststack.TestStack;
import id.tokoperasi.search.ListingPage;
import id.tokoperasi.search.ListingQuery;
import id.tokoperasi.search.ListingSearch;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Indexers over one database and one index of their own. */
final class Indexers implements AutoCloseable {

    private final Database database = TestStack.freshDatabase("indexer");
    private final String alias = TestStack.freshIndexPrefix("indexer") + "listings";
    private final List<ConfigurableApplicationContext> started = new ArrayList<>();

    /** An indexer whose loop runs. */
    ConfigurableApplicationContext running() {
        return start(Map.of());
    }

    /** An indexer that does only what the test calls. */
    ConfigurableApplicationContext idle() {
        return start(Map.of("tokoperasi.indexer.loop", "false"));
    }

    /** An indexer whose loop runs and that tells how it is, at a port of its own. */
    ConfigurableApplicationContext serving(Map<String, String> more) {
        var properties = new HashMap<>(more);
        properties.put("server.port", "0");
        return start(WebApplicationType.REACTIVE, properties);
    }

    ConfigurableApplicationContext start(Map<String, String> more) {
        return start(WebApplicationType.NONE, more);
    }

    private ConfigurableApplicationContext start(
            WebApplicationType type, Map<String, String> more) {
        var properties = new HashMap<String, Object>(more);
        properties.put("spring.r2dbc.url", database.r2dbcUrl());
        properties.put("spring.r2dbc.username", database.username());
        properties.put("spring.r2dbc.password", database.password());
        properties.putIfAbsent("spring.elasticsearch.uris", TestStack.servers().elasticsearchUri());
        properties.put("tokoperasi.search.alias", alias);
        properties.put("tokoperasi.search.time-limit", "10s");
        properties.put("spring.profiles.active", "local");
        var context =
                new SpringApplicationBuilder(IndexerApplication.class)
                        .web(type)
                        .properties(properties)
                        .run();
        started.add(context);
        return context;
    }

    Database database() {
        return database;
    }

    String alias() {
        return alias;
    }

    static ListingPage find(ConfigurableApplicationContext indexer, String text) {
        return indexer.getBean(ListingSearch.class)
                .search(ListingQuery.about(text).exact(true).build())
                .block();
    }

    @Override
    public void close() {
        started.reversed().forEach(ConfigurableApplicationContext::close);
        database.close();
    }
}
