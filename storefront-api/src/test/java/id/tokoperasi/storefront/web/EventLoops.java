package id.tokoperasi.storefront.web;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Watches the event loops of every storefront in this JVM: a call that blocks one fails the class of
 * tests during which it happened, and its stack says where. JUnit finds it by {@code
 * META-INF/services}; the JVM needs {@code -XX:+AllowRedefinitionToAddDeleteMethods}.
 */
public final class EventLoops implements AfterAllCallback {

    /** What files of java.nio end in; BlockHound knows those of java.io alone. */
    private static final String FILES = "sun.nio.ch.UnixFileDispatcherImpl";

    private static final Queue<BlockingOperationError> BLOCKED = new ConcurrentLinkedQueue<>();

    static {
        BlockHound.builder()
                .loadIntegrations()
                .markAsBlocking(FILES, "read0", "(Ljava/io/FileDescriptor;JI)I")
                .markAsBlocking(FILES, "write0", "(Ljava/io/FileDescriptor;JI)I")
                // /dev/urandom never waits.
                .allowBlockingCallsInside("java.security.SecureRandom", "nextBytes")
                // Read from the application's own jar, once, when first needed.
                .allowBlockingCallsInside("org.thymeleaf.TemplateEngine", "initialize")
                .allowBlockingCallsInside(
                        "org.thymeleaf.standard.StandardDialect", "getExecutionAttributes")
                .allowBlockingCallsInside(
                        "org.thymeleaf.templateparser.markup.AbstractMarkupTemplateParser", "parse")
                .allowBlockingCallsInside(
                        "org.springframework.context.support.ResourceBundleMessageSource",
                        "doGetBundle")
                // How Netty looks up a server's name when the driver opens a connection.
                .allowBlockingCallsInside("io.netty.resolver.DefaultNameResolver", "doResolveAll")
                .allowBlockingCallsInside("io.netty.resolver.DefaultNameResolver", "doResolve")
                // Elasticsearch's client guards its list of connections and of each one's requests
                // with locks held for a few instructions; nobody waits for the network under them.
                .allowBlockingCallsInside("org.apache.hc.core5.pool.StrictConnPool", "lease")
                .allowBlockingCallsInside("org.apache.hc.core5.reactor.IOSessionImpl", "enqueue")
                // Two who write one entry at once: a hint to the processor, taken for a wait.
                .allowBlockingCallsInside(
                        "com.github.benmanes.caffeine.cache.BoundedLocalCache", "put")
                // Held while the reader of a type is built, once.
                .allowBlockingCallsInside(
                        "tools.jackson.databind.deser.DeserializerCache",
                        "_createAndCacheValueDeserializer")
                .allowBlockingCallsInside(
                        "org.hibernate.validator.resourceloading.PlatformResourceBundleLocator",
                        "getResourceBundle")
                .blockingMethodCallback(method -> BLOCKED.add(new BlockingOperationError(method)))
                .install();
    }

    /** Blocking calls of this class of tests so far. */
    static Queue<BlockingOperationError> blocked() {
        return BLOCKED;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var first = BLOCKED.poll();
        if (first != null) {
            var error = new AssertionError("an event loop was blocked", first);
            BLOCKED.forEach(error::addSuppressed);
            BLOCKED.clear();
            throw error;
        }
    }
}
