package id.tokoperasi.infra.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import java.io.IOException;
import java.time.Clock;

/** Puts each mail once into the one mailbox, instead of a copy into a mailbox per recipient. */
final class CatchAll implements MessageDeliveryHandler {
    private final Mailbox mailbox;
    private final Clock clock;

    CatchAll(Mailbox mailbox, Clock clock) {
        this.mailbox = mailbox;
        this.clock = clock;
    }

    @Override
    public GreenMailUser handle(MovingMessage message, MailAddress recipient)
            throws MessagingException {
        var all = message.getToAddresses();
        if (recipient.equals(all.iterator().next())) {
            var to = all.stream().map(MailAddress::getEmail).toList();
            try {
                mailbox.add(
                        MailReader.read(
                                mailbox.nextId(), clock.instant(), to, message.getMessage()));
            } catch (IOException e) {
                throw new MessagingException("A mail that cannot be read", e);
            }
        }
        return new Nobody(recipient.getEmail());
    }

    /** GreenMail wants to hand the mail to a user; this one throws it away. */
    private record Nobody(String email) implements GreenMailUser {
        @Override
        public String getEmail() {
            return email;
        }

        @Override
        public String getLogin() {
            return email;
        }

        @Override
        public void deliver(MovingMessage message) {}

        @Override
        public void deliver(MimeMessage message) {}

        @Override
        public void create() {}

        @Override
        public void delete() {}

        @Override
        public void authenticate(String password) {}

        @Override
        public String getPassword() {
            return "";
        }

        @Override
        public void setPassword(String password) {}

        @Override
        public String getQualifiedMailboxName() {
            return email;
        }
    }
}
