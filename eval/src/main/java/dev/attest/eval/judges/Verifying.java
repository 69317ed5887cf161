package dev.attest.eval.judges;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.ClaimVerdict.Label;
import dev.attest.eval.Judged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Asks a model what texts say of claims: all claims and texts in one call when they fit. Otherwise claims go in groups, of at
 * most {@value #MOST_CLAIMS}, that take half of a call at most, and each group goes with one portion of the texts after
 * another; a text that is too long for a portion is cut between sentences. The best a portion says holds: supported, else
 * contradicted, else not found. A claim that follows only from two portions together is thus missed.
 */
final class Verifying {

    private static final int MOST_CLAIMS = 20;
    private static final Map<String, Label> LABELS =
            Map.of("supported", Label.SUPPORTED, "contradicted", Label.CONTRADICTED, "notFound", Label.NOT_FOUND);
    private static final List<Label> BY_WEIGHT = List.of(Label.SUPPORTED, Label.CONTRADICTED, Label.NOT_FOUND);
    /** Of a claim's number and line end. */
    private static final int NUMBERED = 5;

    private final Asking asking;
    private final Task task;
    private final int room;

    Verifying(Asking asking, Task task, int mostCharacters) {
        this.asking = asking;
        this.task = task;
        this.room = mostCharacters - Task.overhead(Map.of("claims", ""));
    }

    Judged<List<ClaimVerdict>> verify(List<String> claims, List<String> texts) {
        List<String> told = texts.stream().filter(text -> !text.isBlank()).toList();
        if (told.isEmpty()) {
            return Judged.of(claims.stream()
                    .map(claim -> new ClaimVerdict(claim, Label.NOT_FOUND, null, "There are no texts.", 1))
                    .toList());
        }
        Judged<List<ClaimVerdict>> all = Judged.of(List.of());
        for (List<String> group : Portions.groups(claims, Verifying::size, room / 2, MOST_CLAIMS)) {
            all = all.then(before -> group(group, told).then(more -> Judged.of(Portions.joined(before, more))));
        }
        return all;
    }

    private static int size(String claim) {
        return claim.length() + NUMBERED;
    }

    private Judged<List<ClaimVerdict>> group(List<String> claims, List<String> texts) {
        int taken = claims.stream().mapToInt(Verifying::size).sum();
        if (taken > room / 2) {
            return Judged.unmeasured("a claim has %,d characters, more than the %,d that fit into one call"
                    .formatted(taken - NUMBERED, room / 2));
        }
        int left = room - taken;
        List<String> pieces = texts.stream()
                .flatMap(text -> Portions.pieces(text, left - overhead()).stream())
                .toList();
        var verdicts = new ArrayList<List<ClaimVerdict>>();
        for (List<String> portion :
                Portions.groups(pieces, piece -> piece.length() + overhead(), left, Integer.MAX_VALUE)) {
            Judged<List<ClaimVerdict>> judged = ask(claims, portion);
            if (!(judged instanceof Judged.Of<List<ClaimVerdict>> of)) {
                return judged;
            }
            verdicts.add(of.value());
        }
        return Judged.of(IntStream.range(0, claims.size())
                .mapToObj(i -> best(verdicts.stream().map(each -> each.get(i)).toList()))
                .toList());
    }

    private static int overhead() {
        return Fenced.OVERHEAD + 2 * "text 9999".length();
    }

    private static ClaimVerdict best(List<ClaimVerdict> verdicts) {
        return BY_WEIGHT.stream()
                .flatMap(label -> verdicts.stream().filter(verdict -> verdict.label() == label))
                .findFirst()
                .orElseThrow();
    }

    private Judged<List<ClaimVerdict>> ask(List<String> claims, List<String> texts) {
        var shown = new LinkedHashMap<String, String>();
        shown.put("claims", numbered(claims));
        for (int i = 0; i < texts.size(); i++) {
            shown.put("text " + (i + 1), texts.get(i));
        }
        return asking.ask(task, shown, answer -> verdicts(claims, answer));
    }

    private static String numbered(List<String> claims) {
        return IntStream.range(0, claims.size())
                .mapToObj(i -> (i + 1) + ". " + claims.get(i).strip().replaceAll("\\s+", " "))
                .collect(Collectors.joining("\n"));
    }

    /** One for each claim, or what is wrong: a verdict too many or too few may belong to any claim. */
    private static Judged<List<ClaimVerdict>> verdicts(List<String> claims, JsonNode answer) {
        List<JsonNode> verdicts = answer.path("verdicts").valueStream().toList();
        int[] numbers = verdicts.stream()
                .mapToInt(verdict -> verdict.path("claim").asInt())
                .sorted()
                .toArray();
        if (!Arrays.equals(numbers, IntStream.rangeClosed(1, claims.size()).toArray())) {
            return Judged.unmeasured(
                    "it has verdicts on claims %s of %d".formatted(Arrays.toString(numbers), claims.size()));
        }
        Map<Integer, JsonNode> byNumber = verdicts.stream()
                .collect(Collectors.toMap(verdict -> verdict.path("claim").asInt(), Function.identity()));
        return Judged.of(IntStream.range(0, claims.size())
                .mapToObj(i -> verdict(claims.get(i), Objects.requireNonNull(byNumber.get(i + 1))))
                .toList());
    }

    private static ClaimVerdict verdict(String claim, JsonNode verdict) {
        return new ClaimVerdict(
                claim,
                Objects.requireNonNull(LABELS.get(verdict.path("label").asString())),
                null,
                verdict.path("explanation").asString(),
                1);
    }
}
