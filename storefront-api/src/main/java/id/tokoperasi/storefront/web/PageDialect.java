package id.tokoperasi.storefront.web;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.expression.IExpressionObjectFactory;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;

import java.util.Set;

/**
 * What templates of ours have beyond Thymeleaf: {@code #words} for formatting, and {@code
 * tk:icon="bag"} or {@code tk:icon="${d.icon}"} on an svg element, which points it at the icon file. Icons are decoration: the
 * words beside them, or the label of the control, say what they mean.
 */
public final class PageDialect extends AbstractProcessorDialect
        implements IExpressionObjectDialect {

    private final Assets assets;

    /** A dialect that links icons from the given assets. */
    public PageDialect(Assets assets) {
        super("Tokoperasi pages", "tk", StandardDialect.PROCESSOR_PRECEDENCE);
        this.assets = assets;
    }

    @Override
    public Set<IProcessor> getProcessors(String dialectPrefix) {
        return Set.of(new Icon(dialectPrefix, assets.versioned(Assets.PATH + "ikon.svg")));
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return new WordsFactory();
    }

    private static final class WordsFactory implements IExpressionObjectFactory {

        @Override
        public Set<String> getAllExpressionObjectNames() {
            return Set.of("words");
        }

        @Override
        public @Nullable Object buildObject(IExpressionContext context, String name) {
            return name.equals("words") ? Words.of(context.getLocale()) : null;
        }

        @Override
        public boolean isCacheable(String name) {
            return true;
        }
    }

    private static final class Icon extends AbstractAttributeTagProcessor {

        private final String file;

        Icon(String prefix, String file) {
            super(TemplateMode.HTML, prefix, "svg", false, "icon", true, 1_000, true);
            this.file = file;
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName attribute,
                String icon,
                IElementTagStructureHandler structure) {
            var name = icon.startsWith("${") ? evaluated(context, icon) : icon;
            structure.setAttribute("aria-hidden", "true");
            structure.setBody("<use href=\"" + file + "#" + name + "\"></use>", false);
        }

        /** Icons that a record names come from our own code, so the name needs no escaping. */
        private static Object evaluated(ITemplateContext context, String expression) {
            return StandardExpressions.getExpressionParser(context.getConfiguration())
                    .parseExpression(context, expression)
                    .execute(context);
        }
    }
}
