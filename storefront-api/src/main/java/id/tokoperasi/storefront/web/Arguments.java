package id.tokoperasi.storefront.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.function.Function;

/** What handlers may simply ask for: {@code CurrentUser}, {@code Visitor}, {@code Once}. */
@Configuration(proxyBeanMethods = false)
class Arguments implements WebFluxConfigurer {

    private final Visitors visitors;
    private final OnceFactory once;

    Arguments(Visitors visitors, OnceFactory once) {
        this.visitors = visitors;
        this.once = once;
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(
                new Argument<>(CurrentUser.class, Arguments::user),
                new Argument<>(Visitor.class, exchange -> Mono.just(visitors.of(exchange))),
                new Argument<>(Once.class, exchange -> Mono.fromSupplier(() -> once.of(exchange))));
    }

    private static Mono<CurrentUser> user(ServerWebExchange exchange) {
        return Mono.justOrEmpty(Access.user(exchange))
                .switchIfEmpty(Mono.error(SignInRequired::new));
    }

    private record Argument<T>(Class<T> type, Function<ServerWebExchange, Mono<T>> value)
            implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == type;
        }

        @Override
        public Mono<Object> resolveArgument(
                MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
            return value.apply(exchange).cast(Object.class);
        }
    }
}
