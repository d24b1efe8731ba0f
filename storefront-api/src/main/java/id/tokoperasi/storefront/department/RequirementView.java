package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import java.util.List;
import java.util.Map;

/**
 * The form of one kind of paper, with what was typed.
 *
 * @param version 0 for a new one
 */
public record RequirementView(
        DepartmentShell department,
        long version,
        Map<String, String> fields,
        List<Choice> sectors,
        List<Choice> kinds,
        List<Choice> limits,
        FormErrors errors) {

    /** What was typed; empty when nothing was. */
    public String at(String field) {
        return fields.getOrDefault(field, "");
    }

    public Shell shell() {
        return department.shell();
    }
}
