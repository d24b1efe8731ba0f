package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** No line of the log tells a secret, whoever wrote it there. */
class LogMaskTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl",
                "sk_" + "live_51Habcdef",
                "whsec_" + "9f8e7d6c",
                "pi_3Nabc_secret_9f8e7d6c",
                "SESI=WmFrYXJpYXNrYXJpYXNrYXJpYXNrYXJpYXNrYXJpYXM",
                "GET /login?code=1c2d3e-4f&state=9a8b7c",
                "siti.aminah+toko@contoh.co.id",
                "+62 812-3456-7890",
                "081234567890",
                "4242 4242 4242 4242",
                "4242424242424242",
                "3604121505900001"
            })
    void masks(String secret) {
        for (var format : List.of("ecs", PlainLog.class.getName())) {
            var error = new IllegalStateException(secret);
            assertThat(line(format, "value '" + secret + "' is wrong", error))
                    .contains("***", "is wrong", "LogMaskTests")
                    .doesNotContain(secret, "9f8e7d6c", "1c2d3e", "9a8b7c");
        }
    }

    @Test
    void theLocalProfileWritesMaskedLinesToo() {
        assertThat(
                        RunningStorefront.get()
                                .bean(Environment.class)
                                .getProperty("logging.structured.format.console"))
                .isEqualTo(PlainLog.class.getName());
    }

    @Test
    void leavesIdsNumbersAndTimesReadable() {
        var text =
                "order TK-7Q2M-K4XD of 00000000-0000-4000-8000-123456789012 is Rp 1250000000,"
                        + " state=PAID at 2026-11-24T10:15:55.123456Z, charge pi_3Nabc";
        assertThat(LogMask.of(text)).isEqualTo(text);
    }

    private static String line(String format, String message, Throwable error) {
        var context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        var environment = new MockEnvironment();
        environment.setProperty("logging.structured.json.customizer", LogMask.class.getName());
        context.putObject(Environment.class.getName(), environment);
        var encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat(format);
        encoder.start();
        var event = new LoggingEvent("", context.getLogger("x"), Level.WARN, message, error, null);
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
