package dev.attest.prediction.web.oip;

import dev.attest.prediction.Feature;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The elements of one tensor, read from a flat list or from lists in lists; row-major either way. */
final class TensorData {

    /** Deeper than any tensor of a model here. */
    private static final int DEEPEST = 8;

    private final JsonParser parser;
    private final Elements elements;
    private final int width;
    private final int mostRows;
    private final int[] lengths = new int[DEEPEST];
    private final int[] sizes = new int[DEEPEST];
    private int depth;
    private int deepest;
    private double[] values;
    private int count;

    /**
     * Nothing is read yet.
     *
     * @param columns what the tensor's columns are
     * @param elements of this tensor
     */
    TensorData(JsonParser parser, Elements elements, List<Feature> columns, int mostRows) {
        this.parser = parser;
        this.elements = elements;
        this.width = columns.size();
        this.mostRows = mostRows;
        this.values = new double[width];
        Arrays.fill(sizes, -1);
    }

    /**
     * Reads from the parser's current token to the end of the list.
     *
     * @throws RequestRefused with a message that completes "input …"
     */
    TensorData read() {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new RequestRefused("must have a list as data");
        }
        do {
            switch (parser.currentToken()) {
                case START_ARRAY -> open();
                case END_ARRAY -> close();
                default -> element();
            }
        } while (depth > 0 && parser.nextToken() != null);
        return this;
    }

    private void open() {
        if (depth > 0) {
            lengths[depth - 1]++;
        }
        if (depth == DEEPEST || (count > 0 && depth == deepest)) {
            throw ragged();
        }
        lengths[depth++] = 0;
    }

    private void close() {
        depth--;
        if (sizes[depth] >= 0 && sizes[depth] != lengths[depth]) {
            throw ragged();
        }
        sizes[depth] = lengths[depth];
    }

    private void element() {
        if (count == 0) {
            deepest = depth;
        } else if (depth != deepest) {
            throw ragged();
        }
        if (count == values.length) {
            grow();
        }
        lengths[depth - 1]++;
        try {
            values[count] = elements.read(count % width);
        } catch (RequestRefused e) {
            throw new RequestRefused("is wrong in row " + count / width
                    + (width == 1 ? "" : ", column " + count % width) + ": " + e.getMessage());
        }
        count++;
    }

    private void grow() {
        if (count >= mostRows * width) {
            throw new RequestRefused("has more rows than the " + mostRows + " allowed at once");
        }
        values = Arrays.copyOf(values, Math.min(Math.max(64, 2 * count), mostRows * width));
    }

    private static RequestRefused ragged() {
        return new RequestRefused("must have data that is a flat list, or lists in lists as its shape says");
    }

    /**
     * The elements, which are as many as the shape says.
     *
     * @param shape all positive
     * @throws RequestRefused with a message that completes "input …"
     */
    double[] values(List<Long> shape) {
        long needed = shape.stream().reduce(1L, Math::multiplyExact);
        if (count != needed) {
            throw new RequestRefused("must have " + needed + " elements in its data, as its shape says, not " + count);
        }
        for (int i = 0; deepest > 1 && i < Math.max(deepest, shape.size()); i++) {
            if (i >= deepest || i >= shape.size() || sizes[i] != shape.get(i)) {
                throw ragged();
            }
        }
        return count == values.length ? values : Arrays.copyOf(values, count);
    }
}
