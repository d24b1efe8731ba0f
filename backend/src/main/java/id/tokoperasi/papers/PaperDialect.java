package id.tokoperasi.papers;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

import java.util.Set;

/** What templates of papers have beyond Thymeleaf: {@code #paper}, see {@link PaperWords}. */
final class PaperDialect extends AbstractDialect implements IExpressionObjectDialect {

    PaperDialect() {
        super("Tokoperasi papers");
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return new IExpressionObjectFactory() {
            @Override
            public Set<String> getAllExpressionObjectNames() {
                return Set.of("paper");
            }

            @Override
            public @Nullable Object buildObject(IExpressionContext context, String name) {
                return name.equals("paper") ? new PaperWords(context.getLocale()) : null;
            }

            @Override
            public boolean isCacheable(String name) {
                return true;
            }
        };
    }
}
