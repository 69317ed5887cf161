package dev.attest.eval.targets;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Reply;
import dev.attest.eval.Sample;
import dev.attest.eval.Target;
import dev.attest.eval.datasets.Utf8Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers recorded earlier or elsewhere: JSON Lines, one {@link Reply} a line, such as the {@code replies.jsonl} of an
 * earlier run. Only {@code sampleId}, {@code status}, {@code latencyMs} and, unless declined, {@code answer} must be there;
 * the last line of a sample counts, and the beginning of a line at the end is passed over. A {@code model}
 * whose name begins with {@code synthetic} marks a run as synthetic.
 */
public final class RecordedTarget implements Target {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final String name;
    private final Map<String, Reply> replies;

    private RecordedTarget(String name, Map<String, Reply> replies) {
        this.name = name;
        this.replies = replies;
    }

    /** The answers in a file; {@link EvalFailure} names the line that cannot be used. */
    public static RecordedTarget read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new EvalFailure("there are no recorded answers at %s; name a file with --answers.".formatted(file));
        }
        Map<String, Reply> replies = new HashMap<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (!line.isBlank()) {
                Reply reply = reply(line, file + ", line " + number);
                replies.put(reply.sampleId(), reply);
            }
        }
        return new RecordedTarget("recorded " + file.getFileName(), replies);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reply ask(Sample sample) {
        Reply reply = replies.get(sample.id());
        return reply != null ? reply : Reply.failed(sample.id(), 0, "There is no recorded answer to it.");
    }

    private static List<String> lines(Path file) {
        try {
            return Utf8Lines.of(whole(Files.readAllBytes(file)), file);
        } catch (IOException e) {
            throw new EvalFailure("%s cannot be read: %s".formatted(file, e));
        }
    }

    /** But for the beginning of a line that a run left behind when it was killed. */
    private static byte[] whole(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        boolean torn = end > 0 && end < bytes.length && !isJson(Arrays.copyOfRange(bytes, end, bytes.length));
        return torn ? Arrays.copyOf(bytes, end) : bytes;
    }

    private static boolean isJson(byte[] line) {
        try {
            JSON.readTree(line);
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static Reply reply(String line, String place) {
        try {
            ObjectNode node = (ObjectNode) JSON.readTree(line);
            for (String required : List.of("sampleId", "status", "latencyMs")) {
                if (!node.hasNonNull(required)) {
                    throw new EvalFailure("%s: %s is missing.".formatted(place, required));
                }
            }
            complete(node);
            return JSON.treeToValue(node, Reply.class);
        } catch (JacksonException e) {
            throw new EvalFailure(place + ": " + e.getOriginalMessage());
        } catch (ClassCastException e) {
            throw new EvalFailure(place + ": is no JSON object.");
        }
    }

    private static void complete(ObjectNode node) {
        if (!node.hasNonNull("answer")) {
            node.put("answer", "");
        }
        for (String list : List.of("sentences", "citations")) {
            if (!node.hasNonNull(list)) {
                node.putArray(list);
            }
        }
    }
}
