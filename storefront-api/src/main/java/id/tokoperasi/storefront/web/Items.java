package id.tokoperasi.storefront.web;

import java.util.List;

/** A list that fits on one page. */
public record Items<T>(List<T> items) {}
