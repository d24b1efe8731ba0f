package id.tokoperasi.search;

import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;

import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;
import org.springframework.stereotype.Component;

/** The client's own ten connections to a server would queue searches that the server has room for. */
@Component
class SearchConnections implements Rest5ClientBuilderCustomizer {

    private static final int MOST = 32;

    @Override
    public void customize(Rest5ClientBuilder builder) {
        // Only the connection pool is ours to set.
    }

    @Override
    public void customize(PoolingAsyncClientConnectionManagerBuilder connections) {
        connections.setMaxConnPerRoute(MOST).setMaxConnTotal(2 * MOST);
    }
}
