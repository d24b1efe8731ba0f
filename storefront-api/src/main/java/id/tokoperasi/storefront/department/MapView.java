package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.DistrictMap;
import id.tokoperasi.storefront.web.Shell;

import java.util.List;

/**
 * Where cooperatives are, by state. The list is the full equivalent of the map.
 *
 * @param measure what the bubbles and the order of the list show, as in the address
 * @param rows most of the measure first
 * @param none whether no district has any of it
 */
public record MapView(
        DepartmentShell department,
        String measure,
        List<Choice> measures,
        DistrictMap map,
        List<Row> rows,
        Row sum,
        boolean none) {

    /** A district, or all of them together. */
    public record Row(
            String code,
            String name,
            long registered,
            long verified,
            long selling,
            long realSector,
            long salesRupiah) {}

    public Shell shell() {
        return department.shell();
    }
}
