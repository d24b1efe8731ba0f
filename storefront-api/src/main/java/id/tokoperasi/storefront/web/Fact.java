package id.tokoperasi.storefront.web;

/** A line of a description list; the label is a message key, the value is text. */
public record Fact(String labelKey, String value) {}
