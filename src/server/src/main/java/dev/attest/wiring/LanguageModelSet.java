package dev.attest.wiring;

import dev.attest.parts.Variable;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** There is a language model; a blank variable is an unset one. */
final class LanguageModelSet implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        String url = context.getEnvironment().getProperty(Variable.LLM_BASE_URL.property());
        return url != null && !url.isBlank();
    }
}
