package id.tokoperasi.storefront.resident;

import id.tokoperasi.kernel.Money;
import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.PlaceCheckout;
import id.tokoperasi.ordering.Recipient;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.storefront.web.Visitor;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a buyer typed on the checkout page.
 *
 * @param methods the chosen way of delivery by cooperative; what was not chosen is missing
 * @param seenTotalRupiah the total that stood on the page, or 0 when it was never seen
 */
record CheckoutForm(
        String name,
        String phone,
        String email,
        String address,
        String village,
        String districtCode,
        Map<UUID, DeliveryMethod> methods,
        String note,
        long seenTotalRupiah,
        Typed typed) {

    private static final String DELIVERY = "kirim-";
    private static final String READY = "siap-";

    /** An empty form for somebody who comes from the basket. */
    static CheckoutForm fresh(@Nullable CurrentUser user, String districtCode) {
        return new CheckoutForm(
                user == null ? "" : user.name(),
                "",
                user == null || user.email() == null ? "" : user.email(),
                "",
                "",
                districtCode,
                Map.of(),
                "",
                0,
                new Typed(new org.springframework.util.LinkedMultiValueMap<>()));
    }

    static CheckoutForm of(Typed typed) {
        var methods = new LinkedHashMap<UUID, DeliveryMethod>();
        for (var field : typed.fields().keySet()) {
            if (field.startsWith(DELIVERY)) {
                Typed.idOf(field.substring(DELIVERY.length()))
                        .ifPresent(
                                id -> method(typed.text(field)).ifPresent(m -> methods.put(id, m)));
            }
        }
        return new CheckoutForm(
                typed.text("nama"),
                typed.text("hp"),
                typed.text("surel"),
                typed.text("alamat"),
                typed.text("desa"),
                typed.text("kecamatan"),
                methods,
                typed.text("catatan"),
                typed.number("total").orElse(0),
                typed);
    }

    private static Optional<DeliveryMethod> method(String value) {
        return switch (value) {
            case "kurir" -> Optional.of(DeliveryMethod.COURIER);
            case "ambil" -> Optional.of(DeliveryMethod.PICKUP);
            default -> Optional.empty();
        };
    }

    /** The name of a way in the form. */
    static String value(DeliveryMethod method) {
        return method == DeliveryMethod.COURIER ? "kurir" : "ambil";
    }

    /** Whether anything is brought, so that an address is needed. */
    boolean brought() {
        return methods.containsValue(DeliveryMethod.COURIER);
    }

    /** Field to message key of what is wrong, in the order of the form. */
    Map<String, String> faults() {
        var faults = new LinkedHashMap<String, String>();
        if (name.length() < 2 || name.length() > 100) {
            faults.put("nama", "form.name");
        }
        if (typed.phone("hp").isEmpty()) {
            faults.put("hp", "form.phone");
        }
        if (!Typed.isEmail(email)) {
            faults.put("surel", "form.email");
        }
        if (brought() && districtCode.isEmpty()) {
            faults.put("kecamatan", "form.district");
        }
        if (brought() && address.length() < 5) {
            faults.put("alamat", "form.address");
        }
        return faults;
    }

    /** The wish, once nothing is wrong. */
    PlaceCheckout wish(UUID checkoutId, UUID basketId, Visitor visitor) {
        var where = village.isEmpty() ? address : address + ", " + village;
        return new PlaceCheckout(
                checkoutId,
                basketId,
                BasketAtHand.subject(visitor),
                visitor.address(),
                Money.rupiah(seenTotalRupiah),
                new Recipient(
                        name,
                        typed.phone("hp").orElseThrow(),
                        email,
                        where.isBlank() ? null : where,
                        districtCode.isEmpty() ? null : districtCode),
                deliveries());
    }

    private List<PlaceCheckout.Delivery> deliveries() {
        var words = note.isEmpty() ? null : note.length() > 300 ? note.substring(0, 300) : note;
        return methods.entrySet().stream()
                .map(
                        e ->
                                new PlaceCheckout.Delivery(
                                        e.getKey(), e.getValue(), words, seenDay(e.getKey())))
                .toList();
    }

    /** The day that stood on the page; null when none did. */
    private @Nullable LocalDate seenDay(UUID cooperativeId) {
        try {
            return LocalDate.parse(typed.text(READY + cooperativeId));
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    /** The same form for a page that shows the total anew. */
    CheckoutForm counted() {
        return new CheckoutForm(
                name, phone, email, address, village, districtCode, methods, note, 0, typed);
    }

    /** The same form with a way chosen for every cooperative. */
    CheckoutForm with(Map<UUID, DeliveryMethod> chosen) {
        return new CheckoutForm(
                name,
                phone,
                email,
                address,
                village,
                districtCode,
                chosen,
                note,
                seenTotalRupiah,
                typed);
    }
}
