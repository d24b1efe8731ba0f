package id.tokoperasi.seeds;

import id.tokoperasi.media.Pictures;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.Map;
import java.util.UUID;

/** The drawings of goods, which every cooperative may use. */
@Component
class Drawings {

    private static final int AT_ONCE = 8;

    private final Pictures pictures;

    Drawings(Pictures pictures) {
        this.pictures = pictures;
    }

    /** The picture of each drawing by its name, such as {@code keripik-2}. */
    Mono<Map<String, UUID>> load() {
        return Flux.fromIterable(Seeds.illustrations().entrySet())
                .flatMap(
                        drawing ->
                                pictures.addDrawing(drawing.getKey(), drawing.getValue())
                                        .map(id -> Map.entry(drawing.getKey(), id)),
                        AT_ONCE)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
