package id.tokoperasi.storefront.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;

import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends requests whose body does not come; for heads there is {@code server.netty.idle-timeout}. The
 * server's own limits end with the answer, so a body that nobody waits for has one more.
 */
@Component
class SlowClients implements NettyServerCustomizer {

    /** After the server's own limit, so that a 408 goes out where it can. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final WebSettings.SlowClients limits;

    SlowClients(WebSettings settings) {
        this.limits = settings.slowClients();
    }

    @Override
    public HttpServer apply(HttpServer server) {
        var last = limits.requestTimeout().plus(GRACE);
        return server.readTimeout(limits.readTimeout())
                .requestTimeout(limits.requestTimeout())
                .doOnChannelInit(
                        (observer, channel, address) ->
                                channel.pipeline()
                                        .addAfter(
                                                NettyPipeline.HttpCodec,
                                                "body-limit",
                                                new BodyLimit(last)));
    }

    private static final class BodyLimit extends ChannelInboundHandlerAdapter {

        private final Duration limit;
        private @Nullable Future<?> end;

        BodyLimit(Duration limit) {
            this.limit = limit;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request && hasBody(request)) {
                end =
                        context.executor()
                                .schedule(
                                        () -> context.close(),
                                        limit.toMillis(),
                                        TimeUnit.MILLISECONDS);
            }
            if (message instanceof LastHttpContent) {
                bodyIsOver();
            }
            context.fireChannelRead(message);
        }

        private static boolean hasBody(HttpRequest request) {
            return HttpUtil.isTransferEncodingChunked(request)
                    || HttpUtil.isContentLengthSet(request);
        }

        private void bodyIsOver() {
            if (end != null) {
                end.cancel(false);
                end = null;
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            bodyIsOver();
            context.fireChannelInactive();
        }
    }
}
