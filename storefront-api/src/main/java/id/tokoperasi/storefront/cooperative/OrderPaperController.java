package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.OrderPapers;
import id.tokoperasi.papers.PrintedPaper;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.storefront.web.WebSettings;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What a cooperative prints for its orders, as PDF. */
@RestController
class OrderPaperController {

    private final OrderPapers papers;
    private final WebSettings settings;
    private final Clock clock;

    OrderPaperController(OrderPapers papers, WebSettings settings, Clock clock) {
        this.papers = papers;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is to be sent by the end of {@code hari}, tomorrow unless it is named. */
    @GetMapping("/lapak/{cooperativeId}/pesanan/lembar-kemas")
    Mono<ResponseEntity<byte[]>> packingSheet(
            ServerWebExchange exchange, @PathVariable UUID cooperativeId) {
        var tomorrow = Jakarta.day(clock.instant()).plusDays(1);
        var day = new Typed(exchange.getRequest().getQueryParams()).date("hari").orElse(tomorrow);
        return papers.packingSheet(cooperativeId, day, Languages.of(exchange))
                .map(paper -> file(paper, "lembar-kemas-" + day));
    }

    @GetMapping("/lapak/{cooperativeId}/pesanan/{orderId}/label")
    Mono<ResponseEntity<byte[]>> label(
            ServerWebExchange exchange,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID orderId) {
        return papers.labels(
                        List.of(orderId), cooperativeId, Languages.of(exchange), this::buyersPage)
                .map(paper -> file(paper, "label-" + orderId));
    }

    @GetMapping("/lapak/{cooperativeId}/pesanan/{orderId}/surat-jalan/{shipmentId}")
    Mono<ResponseEntity<byte[]>> deliveryNote(
            ServerWebExchange exchange,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID orderId,
            @PathVariable UUID shipmentId) {
        return papers.deliveryNote(
                        orderId,
                        shipmentId,
                        cooperativeId,
                        Languages.of(exchange),
                        this::buyersPage)
                .map(paper -> file(paper, "surat-jalan-" + shipmentId));
    }

    private String buyersPage(Order order) {
        return settings.publicUrl() + "/pesanan/" + order.number();
    }

    private static ResponseEntity<byte[]> file(PrintedPaper paper, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Content-Disposition", "inline; filename=\"" + name + ".pdf\"")
                .eTag("\"" + paper.sha256() + "\"")
                .body(paper.pdf());
    }
}
