package id.tokoperasi.papers;

import id.tokoperasi.kernel.Refusal;

import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Fills the templates of papers. They are XML; every value is escaped where it is written, and loses the
 * control characters that no XML may hold.
 */
final class Templates {

    /** Letters of a filled template, at most: far more than 200 pages take. */
    private static final int LENGTH_MAX = 2_000_000;

    /** What an XML parser does not take; nobody could read it either. */
    private static final Pattern NO_XML =
            Pattern.compile(
                    "[^\\x09\\x0A\\x0D\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private static final Locale INDONESIAN = Locale.of("id", "ID");

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    Templates() {
        var files = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
        files.setPrefix("papers/");
        files.setSuffix(".xhtml");
        files.setTemplateMode(TemplateMode.XML);
        files.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var words = new ResourceBundleMessageSource();
        words.setBasename("papers/words");
        words.setDefaultEncoding(StandardCharsets.UTF_8.name());
        words.setDefaultLocale(Locale.of("id"));
        engine.setTemplateResolver(files);
        engine.setMessageSource(words);
        engine.addDialect(new PaperDialect());
    }

    /** The page as XHTML. Refuses {@code paper-too-long}. */
    String fill(Paper paper) {
        var english = paper.language().getLanguage().equals("en");
        var context = new Context(english ? Locale.ENGLISH : INDONESIAN);
        context.setVariable("p", paper.data());
        var page = engine.process(paper.template(), context);
        if (page.length() > LENGTH_MAX) {
            throw Refusal.invalid("paper-too-long", Map.of());
        }
        return NO_XML.matcher(page).replaceAll("");
    }
}
