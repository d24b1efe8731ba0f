package id.tokoperasi.storefront.officer;

import id.tokoperasi.storefront.web.Shell;

import java.util.UUID;

/** What every page of an office has around its content. */
public record OfficeShell(Shell shell, UUID agencyId, String name) {

    /** The address of a page of this office; {@code /pejabat} for example. */
    public String at(String path) {
        return "/pengadaan/" + agencyId + path;
    }
}
