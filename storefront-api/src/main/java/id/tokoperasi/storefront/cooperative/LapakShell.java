package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.Shell;

import java.util.UUID;

/** What every page of the seller centre has: the cooperative, and what waits for it. */
public record LapakShell(
        Shell shell, UUID cooperativeId, String cooperative, String publicHref, int toPack) {

    /** The address of a page of this cooperative; {@code /produk} for example. */
    public String at(String path) {
        return "/lapak/" + cooperativeId + path;
    }
}
