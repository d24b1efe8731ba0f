package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Operators;
import reactor.util.context.Context;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** More than a form may hold is refused, and that is all there is to say about it. */
class LargeFormTests {

    private final Logger log = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Browser browser = new Browser();

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void leave() {
        log.detachAppender(lines);
    }

    @Test
    void aFormOverTheLimitIsRefusedWithoutNoise() {
        for (var kilobytes : new int[] {257, 300, 1_000, 5_000}) {
            var fields = Map.of("bahasa", "x".repeat(kilobytes * 1_024));
            var answer = browser.post("/bahasa", fields);
            assertThat(answer.status()).as(answer.body()).isEqualTo(413);
            assertThat(answer.body()).contains("body-too-large");
        }
        assertThat(browser.post("/bahasa", Map.of("bahasa", "en")).status()).isEqualTo(303);
        assertQuiet();
    }

    @Test
    void aFormOfTooManyFieldsIsRefusedWithoutNoise() {
        var fields =
                IntStream.range(0, 40_000)
                        .boxed()
                        .collect(Collectors.toMap(n -> "f" + n, n -> "x"));
        assertThat(browser.post("/bahasa", fields).status()).isEqualTo(413);
        assertQuiet();
    }

    @Test
    void anUploadOfTooManyPartsIsRefusedWithoutNoise() {
        var part = "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\ny\r\n";
        var answer =
                RunningStorefront.get()
                        .call("POST", "/bahasa")
                        .body("multipart/form-data; boundary=b", part.repeat(100) + "--b--\r\n")
                        .send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertQuiet();
    }

    @Test
    void anErrorOfOurOwnIsStillTold() {
        Operators.onErrorDropped(new IllegalStateException("ours"), Context.empty());
        assertThat(lines.list)
                .anySatisfy(
                        line -> {
                            assertThat(line.getLevel()).isEqualTo(Level.ERROR);
                            assertThat(line.getThrowableProxy().getMessage()).isEqualTo("ours");
                        });
    }

    private void assertQuiet() {
        assertThat(lines.list)
                .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEmpty();
    }
}
