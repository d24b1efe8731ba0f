package id.tokoperasi.storefront.web;

import io.netty.channel.ChannelException;
import io.netty.handler.timeout.TimeoutException;
import io.netty.util.IllegalReferenceCountException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.stereotype.Component;

import reactor.core.Exceptions;
import reactor.core.publisher.Hooks;
import reactor.netty.channel.AbortedException;

/**
 * Errors that come when their request is answered already. What a client can cause at will, by a body
 * that is too large, too slow or broken, must not fill the log with stacks; the rest stays an error.
 */
@Component
class DroppedErrors {

    private static final Logger log = LoggerFactory.getLogger(DroppedErrors.class);

    DroppedErrors() {
        Hooks.onErrorDropped(DroppedErrors::note);
    }

    private static void note(Throwable dropped) {
        var error = Exceptions.unwrap(dropped);
        if (isOfClient(error)) {
            log.debug("after the answer: {}", error.toString());
        } else {
            log.error("an error after the answer", error);
        }
    }

    /** The reference count goes wrong in Spring's multipart parser when it stops in the middle. */
    private static boolean isOfClient(Throwable error) {
        return switch (error) {
            case DataBufferLimitException e -> true;
            case DecodingException e -> true;
            case TimeoutException e -> true;
            case ChannelException e -> true;
            case AbortedException e -> true;
            case IllegalReferenceCountException e -> true;
            default -> false;
        };
    }
}
