package id.tokoperasi.notification;

import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.Order;

/** What both layouts of a letter say alike. */
final class Words {

    static final String FOOTER =
            "Surel ini dikirim otomatis oleh Tokoperasi, pasar koperasi. Mohon tidak membalas surel ini.";

    private Words() {}

    /** Title with the variant, if it has a name, and for packing with the SKU. */
    static String name(Order.Line line, boolean forPacking) {
        var variant = line.variantName().isBlank() ? "" : ", " + line.variantName();
        return line.title() + variant + (forPacking ? " [" + line.sku() + "]" : "");
    }

    /** Without line breaks and other control characters; a "-- " keeps its blank. */
    static String onOneLine(String words) {
        return words.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }

    static String deliveryLabel(Order order) {
        return order.delivery() == DeliveryMethod.PICKUP ? "Ambil sendiri" : "Ongkos kirim";
    }
}
