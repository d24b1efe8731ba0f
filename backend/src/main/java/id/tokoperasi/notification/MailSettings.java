package id.tokoperasi.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

import java.net.URI;

/**
 * What the application says about its mails.
 *
 * @param publicUrl where people reach the pages, such as {@code https://tokoperasi.example}
 * @param fromAddress the sender, a bare address such as {@code pesanan@tokoperasi.example}
 */
public record MailSettings(String publicUrl, String fromAddress) {

    public MailSettings {
        publicUrl = publicUrl.replaceAll("/+$", "");
        if (URI.create(publicUrl).getHost() == null) {
            throw new IllegalArgumentException("the public URL names no host");
        }
        try {
            new InternetAddress(fromAddress, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("the sender of mails is no address", e);
        }
    }

    /** The page at that path. */
    String link(String path) {
        return publicUrl + path;
    }

    /** The domain of ids of mails. */
    String host() {
        return URI.create(publicUrl).getHost();
    }
}
