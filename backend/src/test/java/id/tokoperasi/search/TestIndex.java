package id.tokoperasi.search;

import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;

import id.tokoperasi.infra.teststack.TestStack;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** An index of its own on the real server, with what reads and writes it. */
final class TestIndex implements AutoCloseable {

    private final Rest5Client client;
    private final String alias;
    final ListingSearch search;
    final ListingIndex index;

    TestIndex(String name) {
        this(
                URI.create(TestStack.servers().elasticsearchUri()),
                TestStack.freshIndexPrefix(name) + "listings");
    }

    TestIndex(URI server, String alias) {
        this(server, alias, Duration.ofSeconds(10));
    }

    TestIndex(URI server, String alias, Duration timeLimit) {
        this.client = Rest5Client.builder(server).build();
        this.alias = alias;
        this.search = search(client, alias, timeLimit);
        this.index = new ListingIndex(client, Clock.systemUTC(), alias);
    }

    private static ListingSearch search(Rest5Client client, String alias, Duration timeLimit) {
        return search(client, alias, timeLimit, Duration.ZERO);
    }

    private static ListingSearch search(
            Rest5Client client, String alias, Duration timeLimit, Duration sharedFor) {
        var noKey = new StaticListableBeanFactory().getBeanProvider(CursorKey.class);
        return new ListingSearch(client, noKey, alias, timeLimit, Duration.ofSeconds(1), sharedFor);
    }

    /** Another search of the same index, whose answers are shared. */
    ListingSearch sharing(Duration sharedFor) {
        return search(client, alias, Duration.ofSeconds(10), sharedFor);
    }

    /** Makes the index with these listings in it, searchable. */
    TestIndex holding(Goods... goods) {
        var name = index.create().block();
        index.apply(List.of(name), documents(goods), List.of()).block();
        index.swapTo(name).block();
        return this;
    }

    /** Writes through the alias; searchable when it returns. */
    void add(Goods... goods) {
        index.apply(documents(goods), List.of()).block();
        index.count().block();
    }

    private static List<ListingDocument> documents(Goods... goods) {
        return Arrays.stream(goods).map(Goods::document).toList();
    }

    ListingPage find(ListingQuery.Builder query) {
        return search.search(query.build()).block();
    }

    List<String> titles(ListingQuery.Builder query) {
        return titles(find(query));
    }

    static List<String> titles(ListingPage page) {
        return page.items().stream().map(ListingDocument::title).toList();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
