package id.tokoperasi.storefront.resident;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.Link;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Name, workplaces and settings; also for people who are not signed in. */
public record AccountView(
        Shell shell,
        @Nullable String email,
        List<Link> cooperatives,
        List<Choice> themes,
        List<Choice> languages) {}
