package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.verification.Checklist;

import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

/** Reads a paper with what stands on it: parts {@code file}, {@code number} and {@code until}. */
@Component
class PaperUploads {

    private final Uploads uploads;

    PaperUploads(Uploads uploads) {
        this.uploads = uploads;
    }

    /** Refuses {@code document-type} without a file, {@code document-too-big}, {@code date-malformed}. */
    Mono<Checklist.Paper> read(ServerWebExchange exchange) {
        return exchange.getMultipartData()
                .flatMap(
                        parts ->
                                parts.getFirst("file") instanceof FilePart file
                                        ? uploads.bytes(file)
                                                .onErrorMap(
                                                        Refusal.class,
                                                        e ->
                                                                Refusal.invalidField(
                                                                        "file", "document-too-big"))
                                                .map(bytes -> paper(typed(parts), bytes))
                                        : Mono.error(missing()));
    }

    private static Refusal missing() {
        return Refusal.invalidField("file", "document-type");
    }

    private static Checklist.Paper paper(Typed typed, byte[] bytes) {
        if (bytes.length == 0) {
            throw missing();
        }
        var until =
                typed.has("until")
                        ? typed.date("until")
                                .orElseThrow(() -> Refusal.invalidField("until", "date-malformed"))
                        : null;
        return new Checklist.Paper(typed.text("number"), until, bytes);
    }

    private static Typed typed(MultiValueMap<String, Part> parts) {
        var fields = new LinkedMultiValueMap<String, String>();
        for (var name : new String[] {"number", "until"}) {
            if (parts.getFirst(name) instanceof FormFieldPart field) {
                fields.add(name, field.value());
            }
        }
        return new Typed(fields);
    }
}
