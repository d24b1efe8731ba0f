package id.tokoperasi.infra.elasticsearch.analysis;

import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingCharFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;

import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The character filters {@code mapping}, {@code pattern_replace} and {@code html_strip}. */
final class CharFilters {
    static final Map<String, AnalysisProvider<CharFilterFactory>> BY_NAME =
            Map.of(
                    "mapping",
                    AnalysisPlugin.requiresAnalysisSettings(
                            (index, env, name, settings) -> normalizing(name, mapping(settings))),
                    "pattern_replace",
                    AnalysisPlugin.requiresAnalysisSettings(
                            (index, env, name, settings) -> normalizing(name, pattern(settings))),
                    "html_strip",
                    (index, env, name, settings) -> new Named(name, HTMLStripCharFilter::new));

    private CharFilters() {}

    private static UnaryOperator<Reader> mapping(Settings settings) {
        var map = new NormalizeCharMap.Builder();
        for (String rule : settings.getAsList("mappings", List.of())) {
            var sides = rule.split("\\s*=>\\s*", 2);
            if (sides.length != 2) {
                throw new IllegalArgumentException("not a mapping `from => to`: " + rule);
            }
            map.add(sides[0].strip(), sides[1].strip());
        }
        var built = map.build();
        return reader -> new MappingCharFilter(built, reader);
    }

    private static UnaryOperator<Reader> pattern(Settings settings) {
        var pattern = Pattern.compile(settings.get("pattern", ""));
        var replacement = settings.get("replacement", "");
        return reader -> new PatternReplaceCharFilter(pattern, replacement, reader);
    }

    private static CharFilterFactory normalizing(String name, UnaryOperator<Reader> filter) {
        return new Normalizing(name, filter);
    }

    private record Named(String name, UnaryOperator<Reader> filter) implements CharFilterFactory {
        @Override
        public Reader create(Reader reader) {
            return filter.apply(reader);
        }
    }

    private record Normalizing(String name, UnaryOperator<Reader> filter)
            implements NormalizingCharFilterFactory {
        @Override
        public Reader create(Reader reader) {
            return filter.apply(reader);
        }
    }
}
