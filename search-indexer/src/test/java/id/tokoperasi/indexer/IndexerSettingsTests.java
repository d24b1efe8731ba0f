package id.tokoperasi.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.kernel.RequiredSettings;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

class IndexerSettingsTests {

    private final Map<String, String> environment =
            new HashMap<>(
                    Map.of(
                            "SPRING_R2DBC_URL", "r2dbc:postgresql://db:5432/tokoperasi",
                            "SPRING_R2DBC_USERNAME", "indexer",
                            "SPRING_R2DBC_PASSWORD", "secret",
                            "SPRING_ELASTICSEARCH_URIS", "http://es1:9200,http://es2:9200"));

    @Test
    void acceptsWhatProductionSets() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void namesWhatIsMissingOrMalformedInOneLine() {
        environment.remove("SPRING_R2DBC_PASSWORD");
        environment.put("SPRING_ELASTICSEARCH_URIS", "es1:9200");
        environment.put("SERVER_PORT", "eighty");
        assertThat(faults())
                .contains("SPRING_R2DBC_PASSWORD is not set")
                .contains("SPRING_ELASTICSEARCH_URIS is malformed")
                .contains("SERVER_PORT is malformed")
                .doesNotContain("\n", "secret");
    }

    private String faults() {
        return IndexerApplication.check(new RequiredSettings(environment::get)).faults();
    }
}
