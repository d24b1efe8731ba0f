package id.tokoperasi.storefront.resident;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.Link;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Name, workplaces and settings; also for people who are not signed in. */
public record AccountView(
        Shell shell,
        @Nullable String email,
        List<Link> cooperatives,
        List<Join> joins,
        List<Choice> themes,
        List<Choice> languages) {

    /**
     * A request to become a member.
     *
     * @param stateKey message about how far it has come, with {@code day} as its argument
     */
    public record Join(String href, String cooperative, String stateKey, Instant day) {}
}
