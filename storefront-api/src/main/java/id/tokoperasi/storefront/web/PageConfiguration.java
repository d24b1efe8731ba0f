package id.tokoperasi.storefront.web;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.resource.VersionResourceResolver;
import org.springframework.web.server.WebFilter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** What rendering needs: words in two languages, our dialect, and static files that never change. */
@Configuration(proxyBeanMethods = false)
public class PageConfiguration implements WebFluxConfigurer {

    private static final Duration FOR_EVER = Duration.ofDays(365);

    @Bean
    MessageSource messageSource() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setDefaultLocale(Locale.of("id"));
        return messages;
    }

    @Bean
    Assets assets() {
        return new Assets();
    }

    @Bean
    PageDialect pageDialect(Assets assets) {
        return new PageDialect(assets);
    }

    /** Lets {@code @{/aset/tokoperasi.css}} in a template become the name with the hash. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 100)
    WebFilter assetLinks(Assets assets) {
        return (exchange, chain) -> {
            exchange.addUrlTransformer(assets::versioned);
            return chain.filter(exchange);
        };
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(Assets.PATH + "**")
                .addResourceLocations(Assets.LOCATIONS)
                .setCacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(
                        new VersionResourceResolver()
                                .addVersionStrategy(new AssetVersions(), "/**"))
                .addTransformer(new AssetsInMemory());
    }
}
