package id.tokoperasi.notification;

import id.tokoperasi.ordering.Order;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a mail says, before it is laid out.
 *
 * @param name of the one who reads it
 * @param facts what must be found at a glance, such as the code for collecting
 * @param orders listed with their lines and sums
 * @param forPacking whether the lines name the SKU
 */
record Letter(
        String subject,
        String name,
        List<String> paragraphs,
        List<Fact> facts,
        List<Order> orders,
        boolean forPacking,
        @Nullable Link link) {

    record Fact(String label, String value) {}

    record Link(String label, String url) {}
}
