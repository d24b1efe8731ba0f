package id.tokoperasi.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.List;

/** The one place that talks to the mail server; JavaMail blocks, so it does so on threads of its own. */
@Component
class Smtp implements DisposableBean {

    /** Mails under way at once. */
    static final int AT_ONCE = 4;

    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);
    private static final String SOCKET_MILLIS = "4000";

    private final JavaMailSender sender;
    private final MailSettings settings;
    private final Scheduler threads = Schedulers.newBoundedElastic(AT_ONCE, 100, "mail");

    Smtp(JavaMailSender sender, MailSettings settings) {
        this.sender = sender;
        this.settings = settings;
        if (sender instanceof JavaMailSenderImpl javaMail) {
            // Without these a thread hangs on a silent server long after we have stopped waiting.
            for (var limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
                javaMail.getJavaMailProperties().putIfAbsent("mail.smtp." + limit, SOCKET_MILLIS);
            }
        }
    }

    /** Completes when the server has taken it. The same mail always has the same Message-ID. */
    Mono<Void> send(MailRow mail) {
        return Mono.<Void>fromRunnable(() -> sender.send(message(mail)))
                .subscribeOn(threads)
                .timeout(TIME_LIMIT);
    }

    private MimeMessage message(MailRow mail) {
        try {
            var message = sender.createMimeMessage();
            var helper = new MimeMessageHelper(message, true, "UTF-8");
            helper.setFrom(settings.fromAddress(), "Tokoperasi");
            helper.setTo(address(mail.recipient(), mail.recipientName()));
            helper.setSubject(Words.onOneLine(mail.subject()));
            helper.setText(mail.text(), mail.html());
            message.setHeader("Message-ID", "<" + mail.id() + "@" + settings.host() + ">");
            message.setHeader("Auto-Submitted", "auto-generated");
            return message;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new MailPreparationException(e);
        }
    }

    /** Exactly one address; a name cannot begin a header of its own. */
    private static InternetAddress address(String recipient, String name)
            throws AddressException, UnsupportedEncodingException {
        if (!Words.onOneLine(recipient).equals(recipient)) {
            throw new AddressException("control characters in an address");
        }
        var address = new InternetAddress(recipient, true);
        address.setPersonal(Words.onOneLine(name).strip(), "UTF-8");
        return address;
    }

    /** Whether trying again is of no use: the address is none, or the server refuses it for good. */
    static boolean isHopeless(Throwable error) {
        if (error instanceof MailSendException failed) {
            return failed.getFailedMessages().values().stream().anyMatch(Smtp::isRefusal);
        }
        return error instanceof MailPreparationException
                && error.getCause() instanceof AddressException;
    }

    /** JavaMail calls an address invalid when the server's answer to it is 5xx. */
    private static boolean isRefusal(Exception error) {
        return error instanceof SendFailedException refused
                && refused.getInvalidAddresses() != null
                && refused.getInvalidAddresses().length > 0;
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
