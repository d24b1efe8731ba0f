package id.tokoperasi.cooperative;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.util.List;

/** The whole register at once: a regency has about a thousand cooperatives. */
@Component
public class CooperativeRegister {

    private final RegisterRows rows;

    CooperativeRegister(RegisterRows rows) {
        this.rows = rows;
    }

    /** All cooperatives but those that have left, by name. One statement. */
    public Mono<List<RegisteredCooperative>> all() {
        return rows.all().collectList();
    }
}
