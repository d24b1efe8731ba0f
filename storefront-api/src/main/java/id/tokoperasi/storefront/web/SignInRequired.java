package id.tokoperasi.storefront.web;

/** Nobody is signed in where somebody must be. Pages lead to the sign-in and back, the API says 401. */
final class SignInRequired extends RuntimeException {

    private static final long serialVersionUID = 1;

    SignInRequired() {
        super("sign-in required", null, false, false);
    }
}
