package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Refusal;

import java.util.UUID;

/**
 * Words that the dinas uses again and again in its answers.
 *
 * @param name by which officers choose it, 1 to 80 letters
 * @param words 1 to 1,000 letters
 * @param version goes up with every change
 */
public record Answer(UUID id, String name, String words, long version) {

    /** Letters in a name, at most. */
    public static final int NAME_MAX = 80;

    static void check(String name, String words) {
        if (name.isBlank() || name.length() > NAME_MAX) {
            throw Refusal.invalidField("name", "answer-name");
        }
        if (words.isBlank() || words.length() > Moderation.ANSWER_MAX) {
            throw Refusal.invalidField("words", "answer-words");
        }
    }
}
