package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.ChangeWords;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * What waits for the dinas, the longest first.
 *
 * @param answers words to choose from; the value is what is sent
 * @param typed the answer as it was typed
 * @param outcomes how a decision about many went, in sentences; empty before
 */
public record ModerationView(
        DepartmentShell department,
        List<Choice> tabs,
        List<Row> rows,
        List<Choice> answers,
        String typed,
        List<String> outcomes,
        @Nullable String nextHref,
        FormErrors errors) {

    /**
     * A request.
     *
     * @param lines what differs; empty for what was never on sale
     */
    public record Row(
            UUID requestId,
            String title,
            String cooperative,
            String kindKey,
            long days,
            List<ChangeWords.Line> lines,
            List<String> reasons) {}

    public Shell shell() {
        return department.shell();
    }
}
