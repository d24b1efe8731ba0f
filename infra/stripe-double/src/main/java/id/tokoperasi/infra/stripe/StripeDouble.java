package id.tokoperasi.infra.stripe;

import com.sun.net.httpserver.HttpServer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * A running double. Tests start one per class with {@code StripeDouble.start(Config.forTests())}
 * and point stripe-java at {@link #apiBase()}; the local stack runs {@code java -jar}. Objects are
 * given as Stripe's JSON. Unknown ids and impossible moves are refused with an {@link
 * IllegalStateException}.
 */
public final class StripeDouble implements AutoCloseable {
    static {
        // Without it an answer may wait 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private final Config config;
    private final Store store;
    private final Views views;
    private final Webhooks webhooks;
    private final CheckoutSessions sessions;
    private final Payments payments;
    private final Refunds refunds;
    private final Accounts accounts;
    private final Balance balance;
    private final Api api;
    private final HttpServer server;
    private final String publicUrl;
    private final ScheduledExecutorService expiry =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("stripe-double-expiry").factory());

    private StripeDouble(Config config) throws IOException {
        this.config = config;
        var clock = config.clock();
        server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getByName("127.0.0.1"), config.port()),
                        256);
        store = new Store(config.stateDir());
        views = new Views(store);
        webhooks = new Webhooks(store, views, config);
        var events = new Events(store, clock, webhooks::send);
        sessions = new CheckoutSessions(store, views, events, clock);
        var intents = new PaymentIntents(store, views, events, clock);
        var charges = new Charges(store, views, clock);
        balance = new Balance(store, views, clock);
        refunds = new Refunds(store, views, events, balance, clock);
        accounts = new Accounts(store, views, events, clock);
        var transfers = new Transfers(store, views, events, balance, clock);
        payments = new Payments(store, events, intents, charges, balance);
        var url = config.publicUrl();
        publicUrl = url == null ? "http://localhost:" + port() : url.replaceAll("/+$", "");
        sessions.publicUrl(publicUrl);
        accounts.publicUrl(publicUrl);
        var routes = new Routes();
        sessions.register(routes);
        intents.register(routes);
        charges.register(routes);
        refunds.register(routes);
        transfers.register(routes);
        accounts.register(routes);
        balance.register(routes);
        Reading.register(routes, store, views);
        api = new Api(store, views, routes, config);
    }

    /** Listens on 127.0.0.1. Fails with one line when the port is taken. */
    public static StripeDouble start(Config config) {
        try {
            var started = new StripeDouble(config);
            started.listen();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on port " + config.port() + ": " + e.getMessage(), e);
        }
    }

    private void listen() {
        server.createContext("/", new Pages());
        server.createContext("/v1/", api);
        server.createContext("/pay/", new PayPages(this, store, api));
        server.createContext("/connect/", new ConnectPages(this, store));
        server.createContext("/_double/", new Control(this));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        expiry.scheduleWithFixedDelay(this::expireDue, 250, 250, TimeUnit.MILLISECONDS);
        webhooks.resume();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** For {@code StripeClient.builder().setApiBase(…)}. */
    public String apiBase() {
        return "http://127.0.0.1:" + port();
    }

    /** How a browser reaches the payment page. */
    public String publicUrl() {
        return publicUrl;
    }

    public String secretKey() {
        return config.secretKey();
    }

    public String webhookSecret() {
        return config.webhookSecret();
    }

    /** From now on events go there; before, none was sent. */
    public void webhookTo(URI url) {
        webhooks.target(url);
    }

    /** The {@code Stripe-Signature} header for a body of the test's own. */
    public String sign(byte[] body) {
        return Signature.of(
                config.webhookSecret(), config.clock().instant().getEpochSecond(), body);
    }

    // What buyers and banks do

    public JsonNode pay(String sessionId) {
        return session(sessionId, payments::pay);
    }

    /** The session stays open; {@code declineCode} such as {@code insufficient_funds}. */
    public JsonNode decline(String sessionId, String declineCode) {
        return session(sessionId, session -> payments.decline(session, declineCode));
    }

    /** Completes the session with {@code payment_status: unpaid}; see {@link #settleLater}. */
    public JsonNode payLater(String sessionId) {
        return session(sessionId, payments::payLater);
    }

    /** Ends what {@link #payLater} began. */
    public JsonNode settleLater(String sessionId, boolean moneyArrived) {
        return session(sessionId, session -> payments.settle(session, moneyArrived));
    }

    /** As if {@code expires_at} had come. */
    public JsonNode expire(String sessionId) {
        return session(sessionId, sessions::expire);
    }

    /** Closes every session whose time is over by the configured clock; also runs by itself. */
    public void expireDue() {
        store.locked(
                () -> {
                    sessions.expireDue();
                    return null;
                });
    }

    /** A refund that the buyer's bank could not deliver. */
    public JsonNode failRefund(String refundId) {
        return change(Refunds.KIND, refundId, refunds::fail);
    }

    /** The cooperative finishes the account's onboarding; transfers may be sent to it. */
    public JsonNode completeAccount(String accountId) {
        return change(Accounts.KIND, accountId, accounts::complete);
    }

    private JsonNode session(String id, UnaryOperator<ObjectNode> move) {
        return change(CheckoutSessions.KIND, id, move);
    }

    private JsonNode change(String kind, String id, UnaryOperator<ObjectNode> move) {
        try {
            return store.locked(() -> views.of(move.apply(store.get(kind, id))).deepCopy());
        } catch (StripeError refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
    }

    // What a test or a demo looks at

    /** Newest first, as {@link #refunds()}, {@link #transfers()} and {@link #events()}. */
    public List<JsonNode> sessions() {
        return all(CheckoutSessions.KIND);
    }

    public List<JsonNode> charges() {
        return all(Charges.KIND);
    }

    public List<JsonNode> refunds() {
        return all(Refunds.KIND);
    }

    public List<JsonNode> transfers() {
        return all(Transfers.KIND);
    }

    public List<JsonNode> events() {
        return all("event");
    }

    private List<JsonNode> all(String kind) {
        return store.locked(
                () ->
                        store.newestFirst(kind)
                                .map(node -> (JsonNode) views.of(node).deepCopy())
                                .toList());
    }

    /** Every try to send a webhook, oldest first; the last 10,000. */
    public List<Delivery> deliveries() {
        return webhooks.log();
    }

    /**
     * Requests by method and route, such as {@code POST /v1/refunds}; refused and failed ones too.
     */
    public Map<String, Long> requestCounts() {
        return api.counts();
    }

    // What goes wrong

    public void fail(Fault fault) {
        api.faults().add(fault);
    }

    public void failWebhook(WebhookFault fault) {
        webhooks.faults().add(fault);
    }

    /** Faults that have not been used up. */
    public List<Fault> faults() {
        return api.faults().waiting();
    }

    public List<WebhookFault> webhookFaults() {
        return webhooks.faults().waiting();
    }

    public void clearFaults() {
        api.faults().clear();
        webhooks.faults().clear();
    }

    /** Sends the event again, with the same id. */
    public void redeliver(String eventId) {
        change(
                "event",
                eventId,
                event -> {
                    webhooks.redeliver(event);
                    return event;
                });
    }

    /** Waits until every event is accepted or given up; false when the time was not enough. */
    public boolean awaitWebhooks(Duration most) {
        return webhooks.inFlight().awaitNone(most);
    }

    /** Forgets all objects, keys, faults and counts. */
    public void reset() {
        store.locked(
                () -> {
                    store.reset();
                    balance.reset();
                    return null;
                });
        api.reset();
        webhooks.reset();
    }

    @Override
    public void close() {
        expiry.shutdownNow();
        api.close();
        server.stop(0);
        webhooks.close();
        store.close();
    }
}
