package id.tokoperasi.storefront.web;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Whoever is looking at a page, signed in or not, as an argument of page handlers.
 *
 * @param basketId the guest basket of this browser, known or newly thought up; nobody can guess it
 * @param isNew the browser did not bring it; it is kept from the first write on
 * @param user null for a guest
 * @param address where they come from, coarsely: an IPv4 address or half an IPv6 one
 */
public record Visitor(UUID basketId, boolean isNew, @Nullable CurrentUser user, String address) {

    public boolean isSignedIn() {
        return user != null;
    }
}
