package id.tokoperasi.storefront.web;

/** A link with its words, for crumbs, chips and menus. */
public record Link(String label, String href) {}
