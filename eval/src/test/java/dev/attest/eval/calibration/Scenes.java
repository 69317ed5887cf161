package dev.attest.eval.calibration;

import static dev.attest.eval.calibration.ScriptedJudge.level;
import static dev.attest.eval.calibration.ScriptedJudge.says;

import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import java.util.ArrayList;
import java.util.List;

/** Labels with a judge whose errors are known. */
final class Scenes {

    static final String REASON = "the model answered no JSON";

    private static final double[] POSITIVES = {0.9, 0.8, 0.7, 0.6, 0.3};
    private static final double[] NEGATIVES = {0.75, 0.55, 0.4, 0.2, 0.2, 0.1};

    private Scenes() {}

    /** Eleven claims whose number is what the judge gives, and one it cannot judge; two or three a source. */
    static Labels.Claims claims() {
        List<Labels.Claim> claims = new ArrayList<>();
        for (int i = 0; i < POSITIVES.length; i++) {
            claims.add(claim("yes-" + i, i, POSITIVES[i], true));
        }
        for (int i = 0; i < NEGATIVES.length; i++) {
            claims.add(claim("no-" + i, i, NEGATIVES[i], false));
        }
        claims.add(new Labels.Claim("no-words", "Source 1.", "?", false, "Source 1."));
        return new Labels.Claims("scene", "abc", claims);
    }

    private static Labels.Claim claim(String id, int source, double support, boolean supported) {
        String text = "Source " + source % 4 + ".";
        return new Labels.Claim(id, text, "Claim " + support, supported, text);
    }

    /** Gives a claim the support that it names, and says so from one half on. */
    static Judge knownErrors() {
        return ScriptedJudge.ofClaims(
                "scripted-1",
                (claim, texts) -> claim.equals("?")
                        ? Judged.unmeasured(REASON)
                        : says(claim, Double.parseDouble(claim.substring("Claim ".length()))));
    }

    /** Right twice, wrong twice, the first place twice, twice a tie, right and a tie, and one not measured when swapped. */
    static Labels.Pairs pairs() {
        return new Labels.Pairs(
                "choices",
                "def",
                List.of(
                        new Labels.Pair("p1", "right", "good", "bad", 1),
                        new Labels.Pair("p2", "wrong", "good", "bad", 1),
                        new Labels.Pair("p3", "place", "bad", "good", 2),
                        new Labels.Pair("p4", "tie", "bad", "good", 2),
                        new Labels.Pair("p5", "half", "good", "bad", 1),
                        new Labels.Pair("p6", "silent", "good", "bad", 1)));
    }

    static Judge ofPairs() {
        return ScriptedJudge.ofRatings("scripted-1", (rubric, texts) -> {
            boolean goodFirst = "good".equals(texts.get("first"));
            return switch (String.valueOf(texts.get("instruction"))) {
                case "right" -> level(goodFirst ? 0 : 1);
                case "wrong" -> level(goodFirst ? 1 : 0);
                case "place" -> level(0);
                case "tie" -> level(0.5);
                case "half" -> level(goodFirst ? 0 : 0.5);
                default -> goodFirst ? level(0) : Judged.unmeasured(REASON);
            };
        });
    }

    static Judge alwaysSupported() {
        return ScriptedJudge.ofClaims("always-supported", (claim, texts) -> says(claim, 1));
    }

    /** Both in one. */
    static Judge ofBoth() {
        return new ScriptedJudge(
                "scripted-1", ((ScriptedJudge) knownErrors()).verdict(), ((ScriptedJudge) ofPairs()).rating());
    }
}
