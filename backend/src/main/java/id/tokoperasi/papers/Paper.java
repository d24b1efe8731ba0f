package id.tokoperasi.papers;

import java.time.Instant;
import java.util.Locale;

/**
 * A paper to be drawn.
 *
 * @param template below {@code papers/} without its ending, such as {@code ordering/label}; never from a
 *     request
 * @param data what the template sees as {@code p}: a public record of resolved values, texts unescaped
 * @param language {@code id} or anything else for {@code en}
 * @param dated the moment that the file names as its making; part of the data, so that the same data
 *     give the same bytes
 */
public record Paper(String template, Object data, Locale language, Instant dated) {

    public Paper {
        if (!template.matches("[a-z]+/[a-z-]+")) {
            throw new IllegalArgumentException("no template: " + template);
        }
    }
}
