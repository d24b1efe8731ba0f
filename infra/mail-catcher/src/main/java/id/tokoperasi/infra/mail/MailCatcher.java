package id.tokoperasi.infra.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * A running mail server that takes everything for everybody and sends nothing on. Tests start it
 * with {@code MailCatcher.start(0, 0)}.
 */
public final class MailCatcher implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Mailbox mailbox = new Mailbox();
    private final GreenMail smtp;
    private final HttpServer web;

    private MailCatcher(int smtpPort, int webPort) throws IOException {
        requireFree(smtpPort);
        try {
            web =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getByName(HOST), webPort), 64);
        } catch (IOException e) {
            throw cannotListen(webPort, e);
        }
        var setup = new ServerSetup(smtpPort, HOST, ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(Duration.ofSeconds(10).toMillis());
        smtp = new GreenMail(setup);
    }

    /**
     * Listens on 127.0.0.1; port 0 takes any free one. Fails with one line when a port is taken.
     */
    public static MailCatcher start(int smtpPort, int webPort) {
        try {
            var catcher = new MailCatcher(smtpPort, webPort);
            catcher.listen();
            return catcher;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** GreenMail would tell a taken port by two stack traces, ten seconds later. */
    private static void requireFree(int port) throws IOException {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
        } catch (IOException e) {
            throw cannotListen(port, e);
        }
    }

    private static IOException cannotListen(int port, IOException why) {
        return new IOException("cannot listen on port " + port + ": " + why.getMessage(), why);
    }

    private void listen() {
        try {
            smtp.start();
        } catch (RuntimeException e) {
            web.stop(0);
            throw e;
        }
        var manager = smtp.getUserManager();
        manager.setAuthRequired(false);
        manager.setMessageDeliveryHandler(new CatchAll(mailbox, Clock.systemUTC()));
        web.createContext("/", new MailPages(mailbox));
        web.createContext("/api/mails", new MailApi(mailbox));
        web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        web.start();
    }

    public int smtpPort() {
        return smtp.getSmtp().getPort();
    }

    public int webPort() {
        return web.getAddress().getPort();
    }

    public String webUrl() {
        return "http://localhost:" + webPort();
    }

    /** Newest first, the last 500. */
    public List<Mail> mails() {
        return mailbox.find(mail -> true);
    }

    /** All mails that fit, newest first, as soon as there is one; empty when none came in time. */
    public List<Mail> await(Predicate<Mail> filter, Duration most) {
        return mailbox.await(filter, most);
    }

    public void clear() {
        mailbox.clear();
    }

    @Override
    public void close() {
        web.stop(0);
        smtp.stop();
    }
}
