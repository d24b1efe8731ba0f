package id.tokoperasi.papers;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.FSStreamFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Everything that a paper may refer to: our style sheets, and QR codes made on the spot. */
final class PaperAssets implements FSStreamFactory {

    /** Nothing under another scheme is read: no file, no network, no class path. */
    static final String SCHEME = "tk-asset:";

    static final String QR = "qr/";

    static boolean isOwn(String uri) {
        return uri.startsWith(SCHEME);
    }

    @Override
    public FSStream getUrl(String uri) {
        var name = uri.substring(SCHEME.length());
        var content = name.startsWith(QR) ? qr(name.substring(QR.length())) : style(name);
        return new FSStream() {
            @Override
            public InputStream getStream() {
                return new ByteArrayInputStream(content);
            }

            @Override
            public Reader getReader() {
                return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
            }
        };
    }

    private static byte[] qr(String encoded) {
        return Qr.png(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8));
    }

    private static byte[] style(String name) {
        if (!name.matches("[a-z0-9-]+\\.css")) {
            throw new IllegalArgumentException("no style sheet: " + name);
        }
        return read("/papers/" + name);
    }

    /** A file of the class path that the project ships. */
    static byte[] read(String path) {
        try (var in = PaperAssets.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no file: " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
