package dev.attest.prediction.web.oip;

import dev.attest.prediction.Feature;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Rows;
import dev.attest.prediction.Signature.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Reads the inputs of one request in one pass over them. */
final class InputReader {

    private final JsonParser parser;
    private final JsonReading json;
    private final List<Tensor> tensors;
    private final List<Feature> features;
    private final int mostRows;
    private final List<InputHead> known;
    private final List<InputHead> heads = new ArrayList<>();
    private final double[] @Nullable [] given;
    private boolean postponed;

    /**
     * For one pass.
     *
     * @param tensors the model takes; together they have a column for each feature, in order
     * @param known what an earlier pass learnt of each input; empty in the first
     */
    InputReader(JsonParser parser, List<Tensor> tensors, ModelCard card, int mostRows, List<InputHead> known) {
        this.parser = parser;
        this.json = new JsonReading(parser);
        this.tensors = tensors;
        this.features = card.features();
        this.mostRows = mostRows;
        this.known = known;
        this.given = new double[tensors.size()][];
    }

    /** Whether some data came before what says how to read it, so that another pass is needed. */
    boolean isPostponed() {
        return postponed;
    }

    /** What was learnt of each input, for that other pass. */
    List<InputHead> heads() {
        return heads;
    }

    /** One input, at whose start the parser stands. */
    void read() {
        int index = heads.size();
        InputHead head = index < known.size() ? known.get(index) : new InputHead();
        heads.add(head);
        var data = new Data();
        json.object("inputs[" + index + "]", field -> field(field, head, data));
        if (head.name == null) {
            throw new RequestRefused("inputs[" + index + "] must have a name");
        }
        finish(head, data);
    }

    /** What an input brought: nothing, or data that was passed over, or data. */
    private static final class Data {
        boolean passedOver;

        @Nullable TensorData read;
    }

    private boolean field(String field, InputHead head, Data data) {
        String what = "inputs[" + (heads.size() - 1) + "]." + field;
        switch (field) {
            case "name" -> head.name = json.text(what);
            case "datatype" -> head.datatype = json.text(what);
            case "shape" -> head.shape = json.numbers(what);
            case "parameters" -> json.parameters(what);
            case "data" -> data(head, data);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void data(InputHead head, Data data) {
        if (head.isEnough()) {
            int index = index(head);
            List<Feature> columns = columns(index);
            var elements = new Elements(parser, tensors.get(index).datatype(), columns);
            data.read = of(head, new TensorData(parser, elements, columns, mostRows)::read);
        } else {
            // Nobody writes requests so, but nobody may forbid it.
            data.passedOver = true;
            parser.skipChildren();
        }
    }

    private void finish(InputHead head, Data data) {
        int index = index(head);
        List<Long> shape = shape(head, tensors.get(index));
        if (data.passedOver) {
            postponed = true;
            return;
        }
        TensorData read = data.read;
        if (read == null) {
            throw new RequestRefused("input " + name(head)
                    + " must have data; it is read as JSON only, not from binary data or shared memory");
        }
        given[index] = of(head, () -> read.values(shape));
    }

    private static <T> T of(InputHead head, Supplier<T> work) {
        try {
            return work.get();
        } catch (RequestRefused e) {
            throw new RequestRefused("input " + name(head) + " " + e.getMessage());
        }
    }

    /** Which of the model's tensors this is. */
    private int index(InputHead head) {
        for (int i = 0; i < tensors.size(); i++) {
            if (tensors.get(i).name().equals(head.name)) {
                if (given[i] != null) {
                    throw new RequestRefused("input " + name(head) + " must be given once");
                }
                check(head, tensors.get(i));
                return i;
            }
        }
        throw new RequestRefused("There is no input " + name(head) + "; the model takes " + names(tensors));
    }

    private static void check(InputHead head, Tensor tensor) {
        String datatype = tensor.datatype().name();
        if (!datatype.equals(head.datatype)) {
            throw new RequestRefused("input " + name(head) + " must be of datatype " + datatype
                    + (head.datatype == null ? "" : ", not " + RequestRefused.quoted(head.datatype)));
        }
    }

    private List<Long> shape(InputHead head, Tensor tensor) {
        List<Long> shape = head.shape;
        if (shape == null || !fits(shape, tensor)) {
            throw new RequestRefused("input " + name(head) + " must have a shape that fits " + tensor.shape()
                    + ", where -1 is the number of rows" + (shape == null ? "" : "; " + shape + " does not"));
        }
        if (shape.get(0) > mostRows) {
            throw new RequestRefused(
                    "input " + name(head) + " has more rows than the " + mostRows + " allowed at once");
        }
        return shape;
    }

    private boolean fits(List<Long> shape, Tensor tensor) {
        List<Long> declared = tensor.shape();
        return shape.size() == declared.size()
                && shape.get(shape.size() - 1) == width(tensor)
                && IntStream.range(0, declared.size())
                        .allMatch(i -> declared.get(i) == -1
                                ? shape.get(i) > 0
                                : shape.get(i).equals(declared.get(i)));
    }

    private List<Feature> columns(int index) {
        int from = tensors.subList(0, index).stream().mapToInt(this::width).sum();
        return features.subList(from, from + width(tensors.get(index)));
    }

    /** Some exported models leave their one tensor's width open, too. */
    private int width(Tensor tensor) {
        long last = tensor.shape().get(tensor.shape().size() - 1);
        return tensors.size() == 1 ? features.size() : Math.toIntExact(last);
    }

    /** The rows of all inputs, each of which is there and has as many. */
    Rows rows() {
        List<Tensor> missing = IntStream.range(0, tensors.size())
                .filter(i -> given[i] == null)
                .mapToObj(tensors::get)
                .toList();
        if (!missing.isEmpty()) {
            throw new RequestRefused("inputs must hold " + names(missing) + ", too; the model takes " + names(tensors));
        }
        return tensors.size() == 1 ? new Rows(features.size(), values(0)) : joined();
    }

    private Rows joined() {
        int rows = values(0).length / width(tensors.get(0));
        var all = new double[rows * features.size()];
        int column = 0;
        for (int i = 0; i < tensors.size(); i++) {
            int width = width(tensors.get(i));
            if (values(i).length / width != rows) {
                throw new RequestRefused("inputs must have the same number of rows: '"
                        + tensors.get(0).name() + "' has " + rows + ", '"
                        + tensors.get(i).name() + "' has " + values(i).length / width);
            }
            for (int row = 0; row < rows; row++) {
                System.arraycopy(values(i), row * width, all, row * features.size() + column, width);
            }
            column += width;
        }
        return new Rows(features.size(), all);
    }

    private double[] values(int index) {
        return Objects.requireNonNull(given[index]);
    }

    private static String name(InputHead head) {
        return RequestRefused.quoted(String.valueOf(head.name));
    }

    private static String names(List<Tensor> tensors) {
        return tensors.stream()
                .limit(20)
                .map(tensor -> "'" + tensor.name() + "'")
                .collect(Collectors.joining(", "));
    }
}
