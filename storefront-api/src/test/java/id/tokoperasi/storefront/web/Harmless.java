package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads a page as a browser does and tells what in it people's text has become besides text. Hostile
 * text carries the mark, so that it is recognised where it does not belong.
 */
final class Harmless {

    /** What hostile text names its elements, attributes and functions. */
    static final String MARK = "jahat";

    private static final Set<String> ADDRESSES =
            Set.of("href", "src", "action", "formaction", "srcset", "poster", "content");

    private final List<String> faults = new ArrayList<>();
    private final boolean mail;

    private Harmless(boolean mail) {
        this.mail = mail;
    }

    /** Pages hold no script and no style of their own. */
    static void assertPage(String where, String html) {
        assertHarmless(where, html, new Harmless(false));
    }

    /** Mails may have styles in their elements. */
    static void assertMail(String where, String html) {
        assertHarmless(where, html, new Harmless(true));
    }

    private static void assertHarmless(String where, String html, Harmless check) {
        Jsoup.parse(html)
                .traverse(
                        (node, depth) -> {
                            if (node instanceof Element element) {
                                check.element(element);
                            } else if (node instanceof Comment comment) {
                                check.note(comment.getData().contains(MARK), comment.outerHtml());
                            }
                        });
        check.note(html.contains(MARK + "49"), "a template evaluated what somebody wrote");
        assertThat(check.faults).as(where).isEmpty();
    }

    private void element(Element element) {
        var name = element.normalName();
        var shown = element.shallowClone().outerHtml();
        note(name.contains(MARK) || Set.of("style", "iframe", "base").contains(name), shown);
        note(
                name.equals("script")
                        && (element.attr("src").isEmpty() || !element.data().isBlank()),
                element.outerHtml());
        element.attributes().forEach(attribute -> attribute(attribute, shown));
    }

    private void attribute(Attribute attribute, String shown) {
        var name = attribute.getKey().toLowerCase(Locale.ROOT);
        note(name.contains(MARK) || name.startsWith("on"), shown);
        note(name.equals("style") && (!mail || attribute.getValue().contains(MARK)), shown);
        note(ADDRESSES.contains(name) && isCode(attribute.getValue()), shown);
        note(name.startsWith("hx-on") || attribute.getValue().startsWith("js:"), shown);
    }

    /** Browsers skip spaces and control characters before they look at the scheme. */
    private static boolean isCode(String address) {
        var bare = address.replaceAll("[\\s\\p{Cntrl}]", "").toLowerCase(Locale.ROOT);
        return bare.startsWith("javascript:") || bare.startsWith("data:text");
    }

    private void note(boolean wrong, String what) {
        if (wrong) {
            faults.add(what);
        }
    }
}
