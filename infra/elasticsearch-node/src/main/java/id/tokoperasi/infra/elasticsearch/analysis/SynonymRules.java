package id.tokoperasi.infra.elasticsearch.analysis;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.analysis.synonym.SynonymFilter;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.util.CharsRef;
import org.apache.lucene.util.CharsRefBuilder;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexService.IndexCreationContext;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.AnalysisMode;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.CustomAnalyzer;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;

import java.io.IOException;
import java.io.StringReader;
import java.text.ParseException;
import java.util.List;
import java.util.function.Function;

/**
 * The filters {@code synonym} and {@code synonym_graph} with an inline {@code synonyms} list in Solr
 * notation, {@code expand}, {@code lenient} and {@code updateable}. Rules pass through the filters
 * that stand before this one in the analyzer.
 */
final class SynonymRules extends AbstractTokenFilterFactory {
    private final Settings settings;
    private final Environment environment;
    private final boolean graph;

    SynonymRules(String name, Settings settings, Environment environment, boolean graph) {
        super(name);
        if (!settings.hasValue("synonyms")) {
            throw new IllegalArgumentException(
                    "[" + name + "] needs `synonyms`; sets and files are not known to this node");
        }
        this.settings = settings;
        this.environment = environment;
        this.graph = graph;
    }

    @Override
    public TokenStream create(TokenStream tokens) {
        throw new IllegalStateException("only used inside an analyzer");
    }

    @Override
    public AnalysisMode getAnalysisMode() {
        return settings.getAsBoolean("updateable", false)
                ? AnalysisMode.SEARCH_TIME
                : AnalysisMode.ALL;
    }

    @Override
    public TokenFilterFactory getChainAwareTokenFilterFactory(
            IndexCreationContext context,
            TokenizerFactory tokenizer,
            List<CharFilterFactory> charFilters,
            List<TokenFilterFactory> before,
            Function<String, TokenFilterFactory> all) {
        var map = parse(tokenizer, charFilters, before);
        var mode = getAnalysisMode();
        return new AbstractTokenFilterFactory(name()) {
            @Override
            public TokenStream create(TokenStream tokens) {
                if (map.fst == null) {
                    return tokens;
                }
                return graph ? new SynonymGraphFilter(tokens, map, false) : flat(tokens, map);
            }

            @Override
            public TokenFilterFactory getSynonymFilter() {
                return IDENTITY_FILTER; // rules of a later filter are not expanded by this one
            }

            @Override
            public AnalysisMode getAnalysisMode() {
                return mode;
            }
        };
    }

    /** Lucene has deprecated it for the graph filter; stock Elasticsearch still offers both. */
    @SuppressWarnings("deprecation")
    private static TokenStream flat(TokenStream tokens, SynonymMap map) {
        return new SynonymFilter(tokens, map, false);
    }

    private SynonymMap parse(
            TokenizerFactory tokenizer,
            List<CharFilterFactory> charFilters,
            List<TokenFilterFactory> before) {
        var rules = Analysis.getWordList(environment, settings, "synonyms");
        var filters = before.stream().map(TokenFilterFactory::getSynonymFilter);
        try (var analyzer =
                new CustomAnalyzer(
                        tokenizer,
                        charFilters.toArray(CharFilterFactory[]::new),
                        filters.toArray(TokenFilterFactory[]::new))) {
            var parser = new Rules(settings, analyzer);
            parser.parse(new StringReader(String.join("\n", rules)));
            return parser.build();
        } catch (IOException | ParseException e) {
            throw new IllegalArgumentException("failed to build synonyms of [" + name() + "]", e);
        }
    }

    /** Skips, when lenient, the words that the analyzer leaves nothing of. */
    private static final class Rules extends SolrSynonymParser {
        private final boolean lenient;

        Rules(Settings settings, CustomAnalyzer analyzer) {
            super(true, settings.getAsBoolean("expand", true), analyzer);
            lenient = settings.getAsBoolean("lenient", settings.getAsBoolean("updateable", false));
        }

        @Override
        public CharsRef analyze(String text, CharsRefBuilder reuse) throws IOException {
            try {
                return super.analyze(text, reuse);
            } catch (IllegalArgumentException e) {
                if (lenient) {
                    reuse.clear();
                    return reuse.get();
                }
                throw e;
            }
        }

        @Override
        public void add(CharsRef input, CharsRef output, boolean keepOriginal) {
            if (!lenient || (input.length > 0 && output.length > 0)) {
                super.add(input, output, keepOriginal);
            }
        }
    }
}
