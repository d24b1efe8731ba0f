package id.tokoperasi.storefront.web;

/**
 * A page that failed.
 *
 * @param titleKey message key of what happened
 * @param requestId what to tell the help desk
 */
public record ErrorView(
        Shell shell, int status, String titleKey, String detail, String requestId) {}
