package id.tokoperasi.storefront.web;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Whoever is looking at a page, signed in or not, as an argument of page handlers.
 *
 * @param basketId the guest basket of this browser, known or newly thought up; nobody can guess it
 * @param isNew the browser did not bring it; it is kept from the first write on
 * @param user null for a guest
 */
public record Visitor(UUID basketId, boolean isNew, @Nullable CurrentUser user) {

    public boolean isSignedIn() {
        return user != null;
    }
}
