package id.tokoperasi.storefront.web;

import org.springframework.core.io.Resource;
import org.springframework.web.reactive.resource.ResourceTransformer;
import org.springframework.web.reactive.resource.ResourceTransformerChain;
import org.springframework.web.reactive.resource.TransformedResource;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.io.IOException;

/**
 * Reads a static file from the archive once and on a thread that may wait; the chain's cache keeps it.
 * Spring would read it on the event loop, every time.
 */
final class AssetsInMemory implements ResourceTransformer {

    @Override
    public Mono<Resource> transform(
            ServerWebExchange exchange, Resource resource, ResourceTransformerChain chain) {
        return chain.transform(exchange, resource)
                .flatMap(
                        file ->
                                Mono.fromCallable(() -> read(file))
                                        .subscribeOn(Schedulers.boundedElastic()));
    }

    private static Resource read(Resource file) throws IOException {
        return new TransformedResource(file, file.getContentAsByteArray());
    }
}
