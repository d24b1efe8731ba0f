package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.Link;
import id.tokoperasi.storefront.web.Shell;

import java.util.List;

/** The offices of the regency by name, each leading to its officers. */
public record AgencyListView(DepartmentShell department, List<Link> offices) {

    public Shell shell() {
        return department.shell();
    }
}
