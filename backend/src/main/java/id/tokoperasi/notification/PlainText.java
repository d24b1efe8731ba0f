package id.tokoperasi.notification;

import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Rupiah;
import id.tokoperasi.ordering.Order;

/** A letter for readers that show text alone. */
final class PlainText {

    private final StringBuilder out = new StringBuilder();

    private PlainText() {}

    static String of(Letter letter) {
        var text = new PlainText();
        text.write(letter);
        return text.out.toString();
    }

    private void write(Letter letter) {
        line("Yth. " + letter.name() + ",");
        letter.paragraphs().forEach(p -> gap().line(p));
        if (!letter.facts().isEmpty()) {
            gap();
            letter.facts().forEach(f -> line(f.label() + ": " + f.value()));
        }
        letter.orders().forEach(order -> order(order, letter.forPacking()));
        var link = letter.link();
        if (link != null) {
            gap().line(link.label() + ":").line(link.url());
        }
        gap().line("-- ").line(Words.FOOTER);
    }

    private void order(Order order, boolean forPacking) {
        gap().line("Pesanan " + order.number() + ", " + JakartaTime.day(order.placedAt()));
        for (var l : order.lines()) {
            var name = Words.name(l, forPacking);
            line("- %d x %s: %s".formatted(l.quantity(), name, words(l.total())));
        }
        line("Barang: " + words(order.goods()));
        line(Words.deliveryLabel(order) + ": " + words(order.deliveryFee()));
        line("Jumlah: " + words(order.total()));
        if (order.withdrawn().rupiah() > 0) {
            line(Words.WITHDRAWN + ": " + words(order.withdrawn()));
        }
    }

    private static String words(Money money) {
        return Rupiah.words(money.rupiah());
    }

    private PlainText gap() {
        return line("");
    }

    /** What somebody has typed cannot begin a line of its own. */
    private PlainText line(String words) {
        out.append(Words.onOneLine(words)).append('\n');
        return this;
    }
}
