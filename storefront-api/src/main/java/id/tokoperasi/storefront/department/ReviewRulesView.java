package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import java.util.List;
import java.util.UUID;

/**
 * What the dinas looks at, and the words that it uses again and again.
 *
 * @param fields by their names, those called risky selected
 * @param modes the default for cooperatives without one of their own
 * @param changed true when somebody else saved the rules meanwhile
 */
public record ReviewRulesView(
        DepartmentShell department,
        long version,
        String pricePercent,
        String wordsPercent,
        String usualDays,
        List<Choice> fields,
        List<Choice> modes,
        List<Words> answers,
        boolean changed,
        FormErrors errors) {

    /** An answer in use. */
    public record Words(UUID answerId, String name, String words, long version) {}

    public Shell shell() {
        return department.shell();
    }
}
