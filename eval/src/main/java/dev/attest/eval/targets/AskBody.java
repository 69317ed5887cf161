package dev.attest.eval.targets;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attest.eval.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Attest is asked, as any front end would: the rest is the server's choice. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AskBody(String question, @Nullable List<String> collections) {

    static AskBody of(Sample sample) {
        return new AskBody(sample.question(), sample.collections().isEmpty() ? null : sample.collections());
    }
}
