package id.tokoperasi.storefront.resident;

import id.tokoperasi.storefront.web.Shell;

/** Short answers on buying, delivery, returns and joining. */
public record HelpView(Shell shell, int holdMinutes) {}
