package id.tokoperasi.storefront.resident;

import id.tokoperasi.storefront.web.Shell;

/**
 * The page between here and the identity service.
 *
 * @param signInHref starts the sign-in
 * @param backHref where to go on without an account
 * @param failed true when the identity service sent the person back
 */
public record SignInView(Shell shell, String signInHref, String backHref, boolean failed) {}
