package dev.attest.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /ask}; without collections, all that the asker may read. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Question(String question, @Nullable List<String> collections) {

    static Question of(String text, List<String> collections) {
        return new Question(text, collections.isEmpty() ? null : List.copyOf(collections));
    }
}
