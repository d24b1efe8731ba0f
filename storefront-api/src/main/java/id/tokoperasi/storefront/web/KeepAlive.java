package id.tokoperasi.storefront.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;

import reactor.netty.http.server.HttpServer;

/**
 * Reads on after each answer. When a request comes before the one before it on the same connection
 * is quite over, reactor-netty 1.3.6 and 1.3.7 set it aside and, once it is answered, may forget to
 * read the connection again: it stays open and deaf (reactor-netty issue 4361). To be deleted with
 * the first version that mends it; {@code KeepAliveTests} stays.
 */
@Component
class KeepAlive implements NettyServerCustomizer {

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit(
                (observer, channel, address) -> channel.pipeline().addFirst(new ReadOn()));
    }

    private static final class ReadOn extends ChannelInboundHandlerAdapter {

        /** Twice later: after whatever the server itself has put off because of this event. */
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event.getClass().getSimpleName().equals("HttpServerOperationsTerminatedEvent")) {
                var loop = context.channel().eventLoop();
                loop.execute(() -> loop.execute(() -> readOn(context.channel())));
            }
            context.fireUserEventTriggered(event);
        }

        private static void readOn(Channel channel) {
            if (channel.isActive()) {
                channel.read();
            }
        }
    }
}
