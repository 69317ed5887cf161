package dev.attest.api;

import jakarta.validation.Configuration;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import java.util.Locale;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;

/** The messages of validation are part of the contract: English, on whatever machine the server runs. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ValidationWords {

    @Bean
    ValidationConfigurationCustomizer english() {
        return configuration -> speakEnglish(configuration);
    }

    private static void speakEnglish(Configuration<?> configuration) {
        configuration.messageInterpolator(new English(configuration.getDefaultMessageInterpolator()));
    }

    private record English(MessageInterpolator words) implements MessageInterpolator {

        @Override
        public String interpolate(String template, Context context) {
            return words.interpolate(template, context, Locale.ENGLISH);
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return interpolate(template, context);
        }
    }

    private record Blank(@NotBlank String text) {}

    /** Reads the messages from their jar before a request would have to, on a thread that must not wait. */
    @Bean
    SmartInitializingSingleton readMessages(Validator validator) {
        return () -> validator.validate(new Blank(""));
    }
}
