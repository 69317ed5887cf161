package dev.attest.eval.runs;

import dev.attest.documents.TextHash;
import dev.attest.eval.Exchange;
import dev.attest.eval.Reply;
import dev.attest.eval.Score;
import dev.attest.eval.figures.ScoredSample;
import java.util.HexFormat;
import java.util.Map;

/**
 * One line of {@code scores.jsonl}.
 *
 * @param reply hash of the reply that was scored
 */
record SampleScores(String sampleId, String reply, Map<String, Score> scores, Map<String, Map<String, Score>> trivial) {

    static SampleScores of(ScoredSample scored) {
        return new SampleScores(
                scored.exchange().sample().id(), hash(scored.exchange().reply()), scored.scores(), scored.trivial());
    }

    /** Whether it was this reply that was scored, and not one before the question was asked again. */
    boolean isOf(Reply scored) {
        return hash(scored).equals(reply);
    }

    private static String hash(Reply reply) {
        byte[] said = RunJson.MAPPER.writeValueAsBytes(reply);
        return HexFormat.of().formatHex(TextHash.sha256().digest(said)).substring(0, 16);
    }

    ScoredSample of(Exchange exchange) {
        return new ScoredSample(exchange, scores, trivial);
    }
}
