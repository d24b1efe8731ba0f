package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.ChangeWords;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Picture;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One request, open or decided.
 *
 * @param facts what is proposed, field by field, for what was never on sale; empty otherwise
 * @param answer what the dinas said; empty while it waits
 * @param recordHref where the listing's decisions are
 */
public record RequestView(
        DepartmentShell department,
        UUID requestId,
        String title,
        String cooperative,
        String kindKey,
        String stateKey,
        boolean open,
        Instant askedAt,
        long days,
        List<ChangeWords.Line> lines,
        List<ChangeWords.Line> facts,
        List<Picture> pictures,
        List<String> reasons,
        List<Choice> answers,
        String typed,
        String answer,
        @Nullable Instant decidedAt,
        String recordHref,
        FormErrors errors) {

    public Shell shell() {
        return department.shell();
    }
}
