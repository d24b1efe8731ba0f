package id.tokoperasi.storefront.web;

import org.springframework.core.io.Resource;
import org.springframework.util.DigestUtils;
import org.springframework.web.reactive.resource.AbstractFileNameVersionStrategy;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The hash in an asset's name, made on a thread that may wait; Spring's own reads on the event loop. */
final class AssetVersions extends AbstractFileNameVersionStrategy {

    @Override
    public Mono<String> getResourceVersion(Resource resource) {
        return Mono.fromCallable(() -> DigestUtils.md5DigestAsHex(resource.getContentAsByteArray()))
                .subscribeOn(Schedulers.boundedElastic());
    }
}
