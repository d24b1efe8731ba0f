package id.tokoperasi.notification;

import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.Pieces;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What both layouts of a letter say alike. */
final class Words {

    static final String FOOTER =
            "Surel ini dikirim otomatis oleh Tokoperasi, pasar koperasi. Mohon tidak membalas surel ini.";

    static final String WITHDRAWN = "Dikembalikan untuk barang yang tidak dikirim";

    private Words() {}

    /** Title with the variant, if it has a name, and for packing with the SKU. */
    static String name(Order.Line line, boolean forPacking) {
        var variant = line.variantName().isBlank() ? "" : ", " + line.variantName();
        return line.title() + variant + (forPacking ? " [" + line.sku() + "]" : "");
    }

    /** So many of what, such as {@code 2 × Emping, 500 g; 1 × Guci}. */
    static String pieces(Order order, List<Pieces> pieces) {
        return pieces.stream()
                .map(p -> p.quantity() + " × " + name(order, p.variantId()))
                .collect(Collectors.joining("; "));
    }

    private static String name(Order order, UUID variantId) {
        return order.lines().stream()
                .filter(l -> l.variantId().equals(variantId))
                .map(l -> name(l, false))
                .findFirst()
                .orElse("");
    }

    /** Without line breaks and other control characters; a "-- " keeps its blank. */
    static String onOneLine(String words) {
        return words.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }

    static String deliveryLabel(Order order) {
        return order.delivery() == DeliveryMethod.PICKUP ? "Ambil sendiri" : "Ongkos kirim";
    }
}
