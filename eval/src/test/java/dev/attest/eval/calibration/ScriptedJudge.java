package dev.attest.eval.calibration;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.ClaimVerdict.Label;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Rating;
import dev.attest.eval.Rubric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Says what a test tells it to; every sentence is a claim. */
record ScriptedJudge(
        String name,
        BiFunction<String, List<String>, Judged<ClaimVerdict>> verdict,
        BiFunction<Rubric, Map<String, String>, Judged<Rating>> rating)
        implements Judge {

    static final String SILENT = "it only does what it is told";

    static ScriptedJudge ofClaims(String name, BiFunction<String, List<String>, Judged<ClaimVerdict>> verdict) {
        return new ScriptedJudge(name, verdict, (rubric, texts) -> Judged.unmeasured(SILENT));
    }

    static ScriptedJudge ofRatings(String name, BiFunction<Rubric, Map<String, String>, Judged<Rating>> rating) {
        return new ScriptedJudge(name, (claim, texts) -> Judged.unmeasured(SILENT), rating);
    }

    static Judged<ClaimVerdict> says(String claim, double support) {
        return Judged.of(new ClaimVerdict(claim, support >= 0.5 ? Label.SUPPORTED : Label.NOT_FOUND, support, "", 1));
    }

    static Judged<ClaimVerdict> says(String claim, boolean supported) {
        return Judged.of(new ClaimVerdict(claim, supported ? Label.SUPPORTED : Label.NOT_FOUND, null, "", 1));
    }

    static Judged<Rating> level(double level) {
        return Judged.of(new Rating(level, "", 1));
    }

    @Override
    public Judged<List<String>> claims(String text) {
        return Judged.of(List.of(text.split("(?<=[.!?])\\s+")));
    }

    @Override
    public Judged<List<ClaimVerdict>> verify(List<String> claims, List<String> texts) {
        List<ClaimVerdict> verdicts = new ArrayList<>();
        for (String claim : claims) {
            Judged<ClaimVerdict> said = verdict.apply(claim, texts);
            if (said instanceof Judged.Unmeasured<ClaimVerdict> nothing) {
                return Judged.unmeasured(nothing.reason());
            }
            verdicts.add(((Judged.Of<ClaimVerdict>) said).value());
        }
        return Judged.of(verdicts);
    }

    @Override
    public Judged<Rating> rate(Rubric rubric, Map<String, String> texts) {
        return rating.apply(rubric, texts);
    }
}
