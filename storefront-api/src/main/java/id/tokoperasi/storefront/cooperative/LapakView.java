package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.Shell;

/** A page of the seller centre. */
public interface LapakView {

    /** The cooperative, and what waits for it. */
    LapakShell lapak();

    /** What every page has around its own content. */
    default Shell shell() {
        return lapak().shell();
    }
}
