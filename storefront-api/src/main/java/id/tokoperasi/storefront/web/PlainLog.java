package id.tokoperasi.storefront.web;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;

import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

/**
 * Log lines for people at a terminal, masked as the JSON lines are. Named in {@code
 * logging.structured.format.console} of the profile local.
 */
public final class PlainLog implements StructuredLogFormatter<ILoggingEvent> {

    private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level %kvp %logger{30}: %msg%n%xEx";

    private final PatternLayout layout = new PatternLayout();

    PlainLog() {
        layout.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        layout.setPattern(PATTERN);
        layout.start();
    }

    @Override
    public String format(ILoggingEvent event) {
        return LogMask.of(layout.doLayout(event));
    }
}
