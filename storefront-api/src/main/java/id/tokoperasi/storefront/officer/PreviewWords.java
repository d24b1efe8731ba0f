package id.tokoperasi.storefront.officer;

import id.tokoperasi.procurement.Evidence;
import id.tokoperasi.tax.TaxLine;
import id.tokoperasi.tax.TaxSheet;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Puts reasons and notes of the decision tables into sentences. */
@Component
class PreviewWords {

    private final MessageSource messages;

    PreviewWords(MessageSource messages) {
        this.messages = messages;
    }

    String reason(TaxLine line, Locale locale) {
        return sentence("tax.reason." + line.reason(), locale);
    }

    List<String> notes(TaxSheet sheet, Locale locale) {
        return sheet.notes().stream()
                .map(n -> named(sentence("tax.note." + n.code(), locale), n.ruleIds()))
                .toList();
    }

    List<String> notes(Evidence evidence, Locale locale) {
        return evidence.notes().stream()
                .map(n -> named(sentence("evidence.note." + n.code(), locale), n.ruleIds()))
                .toList();
    }

    private static String named(String sentence, List<String> ruleIds) {
        return ruleIds.isEmpty() ? sentence : sentence + " (" + String.join(", ", ruleIds) + ")";
    }

    private String sentence(String key, Locale locale) {
        return Objects.requireNonNull(messages.getMessage(key, null, locale));
    }
}
