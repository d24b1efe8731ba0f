package id.tokoperasi.storefront.resident;

import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.ordering.Buyer;
import id.tokoperasi.ordering.Checkout;
import id.tokoperasi.ordering.Checkouts;
import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.PlaceCheckout;
import id.tokoperasi.ordering.Recipient;
import id.tokoperasi.payment.PaymentStatus;
import id.tokoperasi.payment.Payments;
import id.tokoperasi.payment.StartedPayment;
import id.tokoperasi.storefront.web.Answers;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Visitor;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** From a basket to a payment. */
@RestController
@RequestMapping(path = "/api/v1/checkouts", produces = "application/json")
class CheckoutApi {

    private final Checkouts checkouts;
    private final Payments payments;
    private final PaymentPages pages;

    CheckoutApi(Checkouts checkouts, Payments payments, PaymentPages pages) {
        this.checkouts = checkouts;
        this.payments = payments;
        this.pages = pages;
    }

    record RecipientJson(
            @NotBlank @Size(min = 1, max = 100) String name,
            @NotNull @Pattern(regexp = "^\\+62[0-9]{8,13}$") String phone,
            @NotNull @Email @Size(min = 3, max = 254) String email,
            @Nullable @Size(max = 300) String address,
            @Nullable @Size(max = 8) String districtCode) {

        Recipient toRecipient() {
            return new Recipient(name.strip(), phone, email, address, districtCode);
        }
    }

    /**
     * @param readyBy the day that the buyer has seen; a later one is refused. Absent: whenever it is ready
     */
    record DeliveryJson(
            @NotNull UUID cooperativeId,
            @NotNull DeliveryMethod method,
            @Nullable @Size(max = 300) String note,
            @Nullable LocalDate readyBy) {}

    /** How it is paid; so far by Stripe's hosted page only. */
    enum PaymentMethod {
        CARD
    }

    record PlaceJson(
            @NotNull UUID basketId,
            @Min(1) long expectedTotalRupiah,
            @NotNull @Valid RecipientJson recipient,
            @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid DeliveryJson> deliveries,
            @NotNull PaymentMethod payment) {

        PlaceCheckout toWish(UUID checkoutId, @Nullable String subject, String origin) {
            return new PlaceCheckout(
                    checkoutId,
                    basketId,
                    subject,
                    origin,
                    Money.rupiah(expectedTotalRupiah),
                    recipient.toRecipient(),
                    deliveries.stream()
                            .map(
                                    d ->
                                            new PlaceCheckout.Delivery(
                                                    d.cooperativeId(),
                                                    d.method(),
                                                    d.note(),
                                                    d.readyBy()))
                            .toList());
        }
    }

    /**
     * @param url where the buyer pays; absent when there is nothing to pay, or while Stripe has not
     *     answered: ask for the checkout again
     */
    record PaymentJson(PaymentStatus status, @Nullable String url) {}

    record CheckoutJson(
            UUID id,
            List<OrderJson> orders,
            PaymentJson payment,
            long totalRupiah,
            Instant placedAt,
            Instant expiresAt) {

        static CheckoutJson of(Checkout c, PaymentJson payment) {
            return new CheckoutJson(
                    c.id(),
                    c.orders().stream().map(OrderJson::of).toList(),
                    payment,
                    c.total().rupiah(),
                    c.placedAt(),
                    c.expiresAt());
        }
    }

    @Answers(
            problems = {
                "409 capacity-full",
                "409 payment-ended",
                "409 payment-refused",
                "409 ready-later",
                "409 sign-in-for-more",
                "409 too-many-holds",
                "409 too-many-pieces",
                "409 total-changed",
                "422 address-missing",
                "422 basket-empty",
                "422 delivery-missing",
                "422 delivery-not-offered",
                "422 district-missing",
                "422 district-unknown",
                "422 out-of-stock"
            })
    @PostMapping(consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<CheckoutJson>> place(
            @Valid @RequestBody PlaceJson wish, Visitor visitor, Once once) {
        var user = visitor.user();
        var subject = user == null ? null : user.subject();
        return once.jsonOutside(
                wish,
                aTry -> {
                    var buyer = new Buyer(subject, wish.basketId());
                    var placed =
                            aTry.resumed()
                                    ? checkouts
                                            .find(aTry.reference(), buyer)
                                            .onErrorResume(
                                                    Refusal.class,
                                                    gone ->
                                                            checkouts.place(
                                                                    wish.toWish(
                                                                            aTry.reference(),
                                                                            subject,
                                                                            visitor.address())))
                                    : checkouts.place(
                                            wish.toWish(
                                                    aTry.reference(), subject, visitor.address()));
                    return placed.flatMap(this::started);
                });
    }

    private Mono<ResponseEntity<CheckoutJson>> started(Checkout checkout) {
        return pages.start(checkout)
                .map(
                        payment ->
                                ResponseEntity.created(
                                                URI.create("/api/v1/checkouts/" + checkout.id()))
                                        .body(CheckoutJson.of(checkout, json(payment))));
    }

    private static PaymentJson json(StartedPayment payment) {
        return new PaymentJson(payment.status(), payment.url());
    }

    @Answers(problems = {"409 payment-ended", "409 payment-refused"})
    @GetMapping("/{checkoutId}")
    Mono<CheckoutJson> find(@PathVariable UUID checkoutId, Visitor visitor) {
        var user = visitor.user();
        var buyer = new Buyer(user == null ? null : user.subject(), null);
        return checkouts
                .find(checkoutId, buyer)
                .flatMap(
                        checkout ->
                                payments.find(checkout.paymentId())
                                        .flatMap(
                                                p ->
                                                        p.status().isOpen()
                                                                ? pages.start(checkout)
                                                                        .map(CheckoutApi::json)
                                                                : Mono.just(
                                                                        new PaymentJson(
                                                                                p.status(), null)))
                                        .map(payment -> CheckoutJson.of(checkout, payment)));
    }
}
