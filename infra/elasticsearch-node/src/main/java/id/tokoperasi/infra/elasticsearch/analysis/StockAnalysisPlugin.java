package id.tokoperasi.infra.elasticsearch.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.LetterTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.PreConfiguredTokenizer;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Registers Lucene's own components. The bare jars already have the standard tokenizer, the filters
 * {@code lowercase}, {@code stop}, {@code shingle} and {@code hunspell}, and the analyzers {@code
 * standard}, {@code simple}, {@code whitespace}, {@code stop} and {@code keyword}; what they have is
 * not repeated here.
 */
public final class StockAnalysisPlugin extends Plugin implements AnalysisPlugin {
    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        var filters = new HashMap<String, AnalysisProvider<TokenFilterFactory>>();
        TokenFilters.BY_NAME.forEach(
                (type, build) ->
                        filters.put(
                                type, (index, env, name, settings) -> build.apply(name, settings)));
        for (var type : TokenFilters.NEED_SETTINGS) {
            filters.computeIfPresent(
                    type, (key, provider) -> AnalysisPlugin.requiresAnalysisSettings(provider));
        }
        filters.put("synonym", synonyms(false));
        filters.put("synonym_graph", synonyms(true));
        return filters;
    }

    private static AnalysisProvider<TokenFilterFactory> synonyms(boolean graph) {
        return AnalysisPlugin.requiresAnalysisSettings(
                (index, env, name, settings) -> new SynonymRules(name, settings, env, graph));
    }

    @Override
    public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
        // A filter named in an analyzer without a definition of its own runs on its defaults.
        return TokenFilters.BY_NAME.entrySet().stream()
                .filter(entry -> !TokenFilters.NEED_SETTINGS.contains(entry.getKey()))
                .map(
                        entry -> {
                            var filter = entry.getValue().apply(entry.getKey(), Settings.EMPTY);
                            return PreConfiguredTokenFilter.singleton(
                                    entry.getKey(),
                                    TokenFilters.NORMALIZING.contains(entry.getKey()),
                                    filter::create);
                        })
                .toList();
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Map.of(
                "keyword", tokenizer(settings -> KeywordTokenizer::new),
                "whitespace", tokenizer(settings -> WhitespaceTokenizer::new),
                "letter", tokenizer(settings -> LetterTokenizer::new),
                "edge_ngram",
                        tokenizer(
                                settings ->
                                        () ->
                                                new EdgeNGramTokenizer(
                                                        settings.getAsInt("min_gram", 1),
                                                        settings.getAsInt("max_gram", 2))),
                "ngram",
                        tokenizer(
                                settings ->
                                        () ->
                                                new NGramTokenizer(
                                                        settings.getAsInt("min_gram", 1),
                                                        settings.getAsInt("max_gram", 2))));
    }

    private static AnalysisProvider<TokenizerFactory> tokenizer(
            Function<Settings, Supplier<Tokenizer>> build) {
        return (index, env, name, settings) ->
                TokenizerFactory.newFactory(name, build.apply(settings));
    }

    @Override
    public List<PreConfiguredTokenizer> getPreConfiguredTokenizers() {
        return List.of(
                PreConfiguredTokenizer.singleton("keyword", KeywordTokenizer::new),
                PreConfiguredTokenizer.singleton("whitespace", WhitespaceTokenizer::new),
                PreConfiguredTokenizer.singleton("letter", LetterTokenizer::new));
    }

    @Override
    public Map<String, AnalysisProvider<CharFilterFactory>> getCharFilters() {
        return CharFilters.BY_NAME;
    }

    @Override
    public Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> getAnalyzers() {
        return Map.of(
                "indonesian", analyzer(IndonesianAnalyzer::new),
                "english", analyzer(EnglishAnalyzer::new));
    }

    private static AnalysisProvider<AnalyzerProvider<? extends Analyzer>> analyzer(
            Supplier<Analyzer> build) {
        return (index, env, name, settings) -> {
            var analyzer = build.get();
            return new AbstractIndexAnalyzerProvider<Analyzer>(name) {
                @Override
                public Analyzer get() {
                    return analyzer;
                }
            };
        };
    }
}
