package dev.attest.judging;

import java.util.List;
import reactor.core.publisher.Mono;

/** Knows one thing for certain: a sentence that stands word for word in a source it cites follows from it. */
public final class VerbatimJudge implements Judge {

    @Override
    public String name() {
        return "verbatim-1";
    }

    @Override
    public Mono<Verdict> judge(String sentence, List<String> sources) {
        String plain = normalised(sentence);
        if (plain.isEmpty()) {
            return Mono.just(new Verdict.Unmeasured("The sentence has no words"));
        }
        boolean quoted = sources.stream().map(VerbatimJudge::normalised).anyMatch(source -> source.contains(plain));
        return Mono.just(
                quoted
                        ? Verdict.Measured.supported(1)
                        : new Verdict.Unmeasured("The sentence is not a quotation of its sources"));
    }

    /** Line breaks of the source are not part of its words. */
    private static String normalised(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
