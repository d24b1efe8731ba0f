package id.tokoperasi.storefront.web;

/**
 * A sentence on top of a page or beside a line.
 *
 * @param tone {@code info}, {@code ok}, {@code warn} or {@code bad}
 * @param key message key
 * @param fact what fills the message, or an empty text
 */
public record Notice(String tone, String key, String fact) {}
