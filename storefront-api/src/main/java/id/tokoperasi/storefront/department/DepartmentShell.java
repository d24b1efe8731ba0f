package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.Shell;

/**
 * What every page of the dinas has around its content.
 *
 * @param mayDecide whether the person is an officer of the dinas; an auditor only reads
 */
public record DepartmentShell(Shell shell, boolean mayDecide) {}
