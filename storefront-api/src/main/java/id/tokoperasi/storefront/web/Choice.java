package id.tokoperasi.storefront.web;

/** One value of a select, a radio group or a row of tabs. */
public record Choice(String value, String label, boolean selected) {}
