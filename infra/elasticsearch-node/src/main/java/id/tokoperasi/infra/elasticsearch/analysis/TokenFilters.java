package id.tokoperasi.infra.elasticsearch.analysis;

import static java.util.Map.entry;

import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.UpperCaseFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.id.IndonesianStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.LimitTokenCountFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.reverse.ReverseStringFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Token filters by the name a stock Elasticsearch gives them, with its settings and defaults. */
final class TokenFilters {
    /** Filters that have no sensible default. */
    static final Set<String> NEED_SETTINGS =
            Set.of("keyword_marker", "stemmer_override", "pattern_replace", "length");

    /** Filters that a `normalizer` of a keyword field may use. */
    static final Set<String> NORMALIZING =
            Set.of("asciifolding", "trim", "uppercase", "pattern_replace");

    static final Map<String, BiFunction<String, Settings, TokenFilterFactory>> BY_NAME =
            Map.ofEntries(
                    of("stemmer", TokenFilters::stemmer),
                    of("stemmer_override", TokenFilters::stemmerOverride),
                    of("keyword_marker", TokenFilters::keywordMarker),
                    of("keyword_repeat", settings -> KeywordRepeatFilter::new),
                    of("remove_duplicates", settings -> RemoveDuplicatesTokenFilter::new),
                    of("porter_stem", settings -> PorterStemFilter::new),
                    of("unique", TokenFilters::unique),
                    of("reverse", settings -> ReverseStringFilter::new),
                    of("length", TokenFilters::length),
                    of("limit", TokenFilters::limit),
                    of("word_delimiter_graph", TokenFilters::wordDelimiter),
                    entry("edge_ngram", (name, settings) -> edgeNgram(name, settings)),
                    entry("ngram", (name, settings) -> ngram(name, settings)),
                    normalizing("asciifolding", TokenFilters::asciiFolding),
                    normalizing("trim", settings -> TrimFilter::new),
                    normalizing("uppercase", settings -> UpperCaseFilter::new),
                    normalizing("pattern_replace", TokenFilters::patternReplace));

    private TokenFilters() {}

    private static Map.Entry<String, BiFunction<String, Settings, TokenFilterFactory>> of(
            String type, Function<Settings, UnaryOperator<TokenStream>> build) {
        return entry(type, (name, settings) -> new Plain(name, build.apply(settings)));
    }

    private static Map.Entry<String, BiFunction<String, Settings, TokenFilterFactory>> normalizing(
            String type, Function<Settings, UnaryOperator<TokenStream>> build) {
        return entry(type, (name, settings) -> new Normalizing(name, build.apply(settings)));
    }

    private static UnaryOperator<TokenStream> stemmer(Settings settings) {
        var language = settings.get("language", settings.get("name", "porter"));
        return switch (language) {
            case "indonesian" -> tokens -> new IndonesianStemFilter(tokens, true);
            case "english", "porter" -> PorterStemFilter::new;
            case "light_english", "kstem" -> KStemFilter::new;
            case "minimal_english" -> EnglishMinimalStemFilter::new;
            case "possessive_english" -> EnglishPossessiveFilter::new;
            default ->
                    throw new IllegalArgumentException(
                            "this node knows no stemmer for [" + language + "]");
        };
    }

    private static UnaryOperator<TokenStream> stemmerOverride(Settings settings) {
        var overrides = new StemmerOverrideFilter.Builder(false);
        for (String rule : settings.getAsList("rules", List.of())) {
            var sides = rule.split("=>", 2);
            if (sides.length != 2) {
                throw new IllegalArgumentException("not a rule `word, word => stem`: " + rule);
            }
            for (String word : sides[0].split(",")) {
                overrides.add(word.strip(), sides[1].strip());
            }
        }
        try {
            var map = overrides.build();
            return tokens -> new StemmerOverrideFilter(tokens, map);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UnaryOperator<TokenStream> keywordMarker(Settings settings) {
        var words =
                new CharArraySet(
                        settings.getAsList("keywords", List.of()),
                        settings.getAsBoolean("ignore_case", false));
        return tokens -> new SetKeywordMarkerFilter(tokens, words);
    }

    private static UnaryOperator<TokenStream> unique(Settings settings) {
        return settings.getAsBoolean("only_on_same_position", false)
                ? RemoveDuplicatesTokenFilter::new
                : UniqueTokens::new;
    }

    private static UnaryOperator<TokenStream> asciiFolding(Settings settings) {
        boolean preserve = settings.getAsBoolean("preserve_original", false);
        return tokens -> new ASCIIFoldingFilter(tokens, preserve);
    }

    private static UnaryOperator<TokenStream> patternReplace(Settings settings) {
        var pattern = Pattern.compile(settings.get("pattern", ""));
        var replacement = settings.get("replacement", "");
        boolean all = settings.getAsBoolean("all", true);
        return tokens -> new PatternReplaceFilter(tokens, pattern, replacement, all);
    }

    private static UnaryOperator<TokenStream> length(Settings settings) {
        int min = settings.getAsInt("min", 0);
        int max = settings.getAsInt("max", Integer.MAX_VALUE);
        return tokens -> new LengthFilter(tokens, min, max);
    }

    private static UnaryOperator<TokenStream> limit(Settings settings) {
        int max = settings.getAsInt("max_token_count", 1);
        boolean all = settings.getAsBoolean("consume_all_tokens", false);
        return tokens -> new LimitTokenCountFilter(tokens, max, all);
    }

    private static UnaryOperator<TokenStream> wordDelimiter(Settings settings) {
        int flags = 0;
        flags |= flag(settings, "generate_word_parts", true, 1);
        flags |= flag(settings, "generate_number_parts", true, 2);
        flags |= flag(settings, "catenate_words", false, 4);
        flags |= flag(settings, "catenate_numbers", false, 8);
        flags |= flag(settings, "catenate_all", false, 16);
        flags |= flag(settings, "preserve_original", false, 32);
        flags |= flag(settings, "split_on_case_change", true, 64);
        flags |= flag(settings, "split_on_numerics", true, 128);
        flags |= flag(settings, "stem_english_possessive", true, 256);
        int chosen = flags;
        return tokens -> new WordDelimiterGraphFilter(tokens, chosen, CharArraySet.EMPTY_SET);
    }

    private static int flag(Settings settings, String name, boolean otherwise, int bit) {
        return settings.getAsBoolean(name, otherwise) ? bit : 0;
    }

    private static TokenFilterFactory edgeNgram(String name, Settings settings) {
        int min = settings.getAsInt("min_gram", 1);
        int max = settings.getAsInt("max_gram", 2);
        boolean keep = settings.getAsBoolean("preserve_original", false);
        return new Grams(name, tokens -> new EdgeNGramTokenFilter(tokens, min, max, keep));
    }

    private static TokenFilterFactory ngram(String name, Settings settings) {
        int min = settings.getAsInt("min_gram", 1);
        int max = settings.getAsInt("max_gram", 2);
        boolean keep = settings.getAsBoolean("preserve_original", false);
        return new Grams(name, tokens -> new NGramTokenFilter(tokens, min, max, keep));
    }

    private record Plain(String name, UnaryOperator<TokenStream> filter)
            implements TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream tokens) {
            return filter.apply(tokens);
        }
    }

    private record Normalizing(String name, UnaryOperator<TokenStream> filter)
            implements NormalizingTokenFilterFactory {
        @Override
        public TokenStream create(TokenStream tokens) {
            return filter.apply(tokens);
        }
    }

    /** Pieces of words: of no use to synonym rules, and stock Elasticsearch refuses them there. */
    private record Grams(String name, UnaryOperator<TokenStream> filter)
            implements TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream tokens) {
            return filter.apply(tokens);
        }

        @Override
        public boolean breaksFastVectorHighlighter() {
            return true;
        }

        @Override
        public TokenFilterFactory getSynonymFilter() {
            throw new IllegalArgumentException(
                    "Token filter [" + name + "] cannot be used to parse synonyms");
        }
    }
}
