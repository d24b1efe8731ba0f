package id.tokoperasi.storefront.web;

import id.tokoperasi.kernel.Refusal;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import java.util.Map;

/** Puts refusals into the words that a form shows. */
@Component
public class FormWords {

    private final ProblemWords words;

    FormWords(ProblemWords words) {
        this.words = words;
    }

    /** The sentence for a refusal, at the field that it names, or at the form. */
    public FormErrors of(Refusal refusal, ServerWebExchange exchange) {
        var field = refusal.facts().get("field");
        return FormErrors.of(
                field == null ? "form" : field.toString(),
                sentence(refusal.code(), refusal.facts(), exchange));
    }

    /** The sentence for a code. */
    public String sentence(String code, Map<String, ?> facts, ServerWebExchange exchange) {
        return words.detail(code, 422, facts, Languages.of(exchange));
    }
}
