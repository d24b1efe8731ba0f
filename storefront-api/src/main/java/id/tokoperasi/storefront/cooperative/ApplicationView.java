package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.PaperLine;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The form of an application, with what was typed.
 *
 * @param applicationId null before anything was kept
 * @param state the end of a message key
 * @param open whether it can be written now
 * @param note of the dinas when it was sent back or refused; empty otherwise
 * @param fields what was typed, by the name of the field
 * @param bankHint last four digits of the account that is kept; empty without
 */
public record ApplicationView(
        Shell shell,
        @Nullable UUID applicationId,
        long version,
        String state,
        boolean open,
        String note,
        Map<String, String> fields,
        String bankHint,
        List<Choice> sectors,
        List<Choice> kinds,
        List<Choice> districts,
        List<Row> officers,
        List<PaperLine> papers,
        FormErrors errors) {

    /** One officer as typed; {@code nikHint} are the last four digits that are kept. */
    public record Row(List<Choice> roles, String name, String from, String until, String nikHint) {}

    /** What was typed; empty when nothing was. */
    public String at(String field) {
        return fields.getOrDefault(field, "");
    }

    /** The address of this application, with what follows. */
    public String path(String below) {
        return "/lapak/daftar/" + applicationId + below;
    }
}
