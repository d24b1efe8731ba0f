package id.tokoperasi.storefront.web;

/**
 * A small label.
 *
 * @param tone {@code ok}, {@code brand}, {@code warn}, {@code bad} or {@code line}
 * @param key message key, {@code badge.…}
 * @param fact what fills the message: a number where its words depend on it, else a text
 */
public record Badge(String tone, String key, Object fact) {}
