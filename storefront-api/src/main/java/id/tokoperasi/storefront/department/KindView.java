package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What a cooperative lives on: all findings, and a form for a new one. */
public record KindView(
        DepartmentShell department,
        UUID cooperativeId,
        String name,
        String district,
        List<Finding> findings,
        List<Choice> sectors,
        String checkedOn,
        String source,
        FormErrors errors) {

    /** What was found, where and when. */
    public record Finding(String sector, LocalDate checkedOn, String source) {}

    public Shell shell() {
        return department.shell();
    }
}
