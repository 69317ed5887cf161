package dev.attest.prediction.web.oip;

import dev.attest.prediction.ServedModel;
import dev.attest.prediction.Signature;
import dev.attest.prediction.Signature.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/** Reads inference requests as they stream by, against the tensors and features of the model they are for. */
final class InferenceReader {

    private final JsonMapper mapper;
    private final int mostRows;

    InferenceReader(JsonMapper mapper, int mostRows) {
        this.mapper = mapper;
        this.mostRows = mostRows;
    }

    /**
     * The request in a body.
     *
     * @throws RequestRefused when it does not fit the protocol or the model
     * @throws tools.jackson.core.JacksonException when it is no JSON
     */
    InferenceRequest read(byte[] body, ServedModel model) {
        Pass first = pass(body, model, List.of());
        Pass last = first.inputs.isPostponed() ? pass(body, model, first.inputs.heads()) : first;
        return new InferenceRequest(Optional.ofNullable(last.id), last.outputs(), last.inputs.rows());
    }

    private Pass pass(byte[] body, ServedModel model, List<InputHead> known) {
        try (JsonParser parser = mapper.createParser(body)) {
            Signature signature = model.predictor().signature();
            var inputs = new InputReader(parser, signature.inputs(), model.card(), mostRows, known);
            var pass = new Pass(parser, inputs, signature.outputs());
            pass.run();
            return pass;
        }
    }

    /** One way through a request. */
    private static final class Pass {

        private final JsonParser parser;
        private final JsonReading json;
        private final InputReader inputs;
        private final List<Tensor> produced;
        private final List<Integer> wanted = new ArrayList<>();
        private @Nullable String id;
        private boolean hasInputs;

        Pass(JsonParser parser, InputReader inputs, List<Tensor> produced) {
            this.parser = parser;
            this.json = new JsonReading(parser);
            this.inputs = inputs;
            this.produced = produced;
        }

        void run() {
            if (parser.nextToken() == null) {
                throw new RequestRefused("The request needs a body with inputs");
            }
            json.object("The body", this::field);
            if (parser.nextToken() != null) {
                throw new RequestRefused("The body must end with the object it begins with");
            }
            if (!hasInputs) {
                throw new RequestRefused("inputs must be a list of tensors; it is missing");
            }
        }

        private boolean field(String name) {
            switch (name) {
                case "id" -> id = id();
                case "parameters" -> json.parameters(name);
                case "inputs" -> hasInputs = json.list(name, inputs::read);
                case "outputs" -> json.list(name, this::output);
                default -> {
                    return false;
                }
            }
            return true;
        }

        /** Has to be sent back, and UTF-8 has no half surrogate pairs. */
        private @Nullable String id() {
            String given = json.text("id");
            if (given != null && given.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
                throw new RequestRefused("id must not contain half a surrogate pair");
            }
            return given;
        }

        private void output() {
            String what = "outputs[" + wanted.size() + "]";
            int before = wanted.size();
            json.object(what, field -> outputField(what, field));
            if (wanted.size() == before) {
                throw new RequestRefused(what + " must have a name");
            }
        }

        private boolean outputField(String what, String field) {
            switch (field) {
                case "name" -> want(json.text(what + ".name"));
                case "parameters" -> json.parameters(what + ".parameters");
                default -> {
                    return false;
                }
            }
            return true;
        }

        private void want(@Nullable String name) {
            if (name == null) {
                return;
            }
            int index = IntStream.range(0, produced.size())
                    .filter(i -> produced.get(i).name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new RequestRefused("There is no output " + RequestRefused.quoted(name)
                            + "; the model gives "
                            + produced.stream()
                                    .map(tensor -> "'" + tensor.name() + "'")
                                    .collect(Collectors.joining(", "))));
            if (wanted.contains(index)) {
                throw new RequestRefused("output " + RequestRefused.quoted(name) + " must be asked for once");
            }
            wanted.add(index);
        }

        /** All of them where none is asked for, be the list left out or empty. */
        List<Integer> outputs() {
            return wanted.isEmpty()
                    ? IntStream.range(0, produced.size()).boxed().toList()
                    : wanted;
        }
    }
}
