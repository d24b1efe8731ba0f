package id.tokoperasi.sheets;

import id.tokoperasi.kernel.Refusal;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Which character set a text file is in: by its mark, by zero bytes at every other place (UTF-16), else
 * UTF-8 when the whole file is well formed in it, else Windows-1252, which older spreadsheets write.
 */
final class Encodings {

    static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final int HEAD = 4_096;

    private Encodings() {}

    /** Refuses {@code sheet-kind} when it is no text in any of them. */
    static Charset of(Path file) throws IOException {
        var head = head(file);
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (starts(head, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (starts(head, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        var even = zeros(head, 0);
        var odd = zeros(head, 1);
        if (odd > head.length / 4 && even == 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (even > head.length / 4 && odd == 0) {
            return StandardCharsets.UTF_16BE;
        }
        return isText(file, StandardCharsets.UTF_8) ? StandardCharsets.UTF_8 : windows(file);
    }

    private static Charset windows(Path file) throws IOException {
        if (isText(file, WINDOWS)) {
            return WINDOWS;
        }
        throw Refusal.invalid("sheet-kind", Map.of());
    }

    /** Refuses malformed letters by {@link CharacterCodingException}; takes the mark off. */
    static Reader reader(Path file, Charset charset) throws IOException {
        var reader =
                new BufferedReader(
                        new InputStreamReader(
                                Files.newInputStream(file),
                                charset.newDecoder()
                                        .onMalformedInput(CodingErrorAction.REPORT)
                                        .onUnmappableCharacter(CodingErrorAction.REPORT)),
                        1 << 16);
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
        return reader;
    }

    private static boolean isText(Path file, Charset charset) throws IOException {
        var buffer = new char[1 << 13];
        try (var reader = reader(file, charset)) {
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    if (buffer[i] < ' ' && "\t\r\n\f".indexOf(buffer[i]) < 0) {
                        return false;
                    }
                }
            }
            return true;
        } catch (CharacterCodingException notInIt) {
            return false;
        }
    }

    static byte[] head(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return in.readNBytes(HEAD);
        }
    }

    private static int zeros(byte[] head, int from) {
        int zeros = 0;
        for (int i = from; i < head.length; i += 2) {
            zeros += head[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    static boolean starts(byte[] head, int... with) {
        if (head.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((head[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
