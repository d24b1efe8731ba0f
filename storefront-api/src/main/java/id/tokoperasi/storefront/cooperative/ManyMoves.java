package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.Typed;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of listings that were chosen together, told on the list by its query fields. */
@Component
class ManyMoves {

    /** Why a listing may stay as it is; nothing else is said, whatever an address holds. */
    private static final List<String> REASONS =
            List.of(
                    "description-too-short",
                    "listing-state",
                    "version-changed",
                    "not-found",
                    "cooperative-suspended",
                    "cooperative-left",
                    "cooperative-not-verified",
                    "savings-and-loan",
                    "papers-expired");

    private final MessageSource messages;
    private final FormWords words;

    ManyMoves(MessageSource messages, FormWords words) {
        this.messages = messages;
        this.words = words;
    }

    /**
     * Where the list says it.
     *
     * @param codes of each listing, empty for one that went
     */
    static String path(String list, List<String> codes) {
        var why =
                codes.stream()
                        .filter(c -> !c.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(","));
        var done = codes.stream().filter(String::isEmpty).count();
        var plain =
                list.replaceAll("([?&])(jadi|tidak|sebab)=[^&]*", "$1").replaceAll("[?&]+$", "");
        return plain
                + (plain.contains("?") ? "&" : "?")
                + "jadi="
                + done
                + "&tidak="
                + (codes.size() - done)
                + "&sebab="
                + why;
    }

    /** Empty unless the address tells of such a choice. */
    List<String> sentences(ServerWebExchange exchange) {
        var typed = new Typed(exchange.getRequest().getQueryParams());
        var done = typed.count("jadi");
        var left = typed.count("tidak");
        if (done.isEmpty() || left.isEmpty()) {
            return List.of();
        }
        var sentences = new ArrayList<String>();
        var counts = new Object[] {done.getAsInt(), left.getAsInt()};
        sentences.add(messages.getMessage("lapak.moved", counts, Languages.of(exchange)));
        var why = List.of(typed.text("sebab").split(","));
        REASONS.stream()
                .filter(why::contains)
                .map(code -> words.sentence(code, Map.of(), exchange))
                .forEach(sentences::add);
        return sentences;
    }
}
