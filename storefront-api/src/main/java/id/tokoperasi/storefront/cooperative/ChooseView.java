package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.Shell;

import java.util.List;
import java.util.UUID;

/** The cooperatives that a person works for; empty for somebody who works for none. */
public record ChooseView(Shell shell, List<Workplace> workplaces) {

    /** A cooperative with the person's role there. */
    public record Workplace(
            UUID cooperativeId, String name, String district, String roleKey, int tile) {}
}
