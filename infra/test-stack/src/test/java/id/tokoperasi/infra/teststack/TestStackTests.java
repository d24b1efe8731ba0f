package id.tokoperasi.infra.teststack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

class TestStackTests {
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void startEverythingSideBySide() {
        TestStack.start();
    }

    @Test
    void aFreshDatabaseIsMigratedAndCopiedInWellUnderASecond() throws Exception {
        TestStack.freshDatabase("first").close();
        var start = Instant.now();
        try (var database = TestStack.freshDatabase("second")) {
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(1));
            try (var connection =
                            DriverManager.getConnection(
                                    database.jdbcUrl(), database.username(), database.password());
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("select count(*) from sample.thing")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        }
    }

    @Test
    void anIndonesianStemFindsTheDerivedWord() throws Exception {
        var index = TestStack.freshIndexPrefix("stemming") + "listings";
        send(
                "PUT",
                "/" + index,
                """
                {"settings": {"number_of_replicas": 0, "analysis": {
                   "filter": {
                     "stem": {"type": "stemmer", "language": "indonesian"},
                     "same": {"type": "synonym_graph", "synonyms": ["keripik, kripik"]},
                     "prefix": {"type": "edge_ngram", "min_gram": 2, "max_gram": 15}},
                   "normalizer": {"plain": {"type": "custom", "filter": ["lowercase", "asciifolding"]}},
                   "analyzer": {
                     "text": {"tokenizer": "standard",
                              "filter": ["lowercase", "asciifolding", "stem", "unique"]},
                     "query": {"tokenizer": "standard",
                               "filter": ["lowercase", "asciifolding", "same", "stem"]},
                     "begin": {"tokenizer": "standard", "filter": ["lowercase", "prefix"]},
                     "typed": {"tokenizer": "standard", "filter": ["lowercase"]}}}},
                 "mappings": {"properties": {
                   "code": {"type": "keyword", "normalizer": "plain"},
                   "title": {"type": "text", "analyzer": "text", "search_analyzer": "query",
                     "fields": {"begin": {"type": "text", "analyzer": "begin",
                                          "search_analyzer": "typed"}}}}}}
                """);
        send("PUT", "/" + index + "/_doc/1", "{\"title\": \"Kerajinan bambu anyaman\"}");
        send("PUT", "/" + index + "/_doc/2", "{\"title\": \"Kripik pisang\", \"code\": \"Ké\"}");
        send("POST", "/" + index + "/_refresh", "");

        assertThat(found(index, "title:rajin")).containsExactly("1");
        assertThat(found(index, "title:keripik")).containsExactly("2");
        assertThat(found(index, "title.begin:kera")).containsExactly("1");
        assertThat(found(index, "title:kripk~1")).containsExactly("2");
        assertThat(found(index, "code:KE")).containsExactly("2");
    }

    private List<String> found(String index, String query) throws Exception {
        var hits = send("GET", "/" + index + "/_search?filter_path=hits.hits._id&q=" + query, "");
        return Pattern.compile("\"_id\":\"(\\d+)\"")
                .matcher(hits)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private String send(String method, String path, String body) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(TestStack.servers().elasticsearchUri() + path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return answer.body();
    }
}
