package dev.attest.prediction.onnx;

import dev.attest.prediction.ModelBroken;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of a model's bytes must be known before native code sees them; the field numbers are those of
 * <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>.
 *
 * <p>Weights outside of the file are refused, wherever they hide: ONNX Runtime would read them from any path, and takes one
 * of the paths for an address in memory. A {@link ZipMap} at the end of the graph is cut off, and the table it reads is given
 * instead: reading its maps through Java takes 3 µs a row, reading the table 3 ns.
 */
final class OnnxFile {

    /** Deeper messages are refused by protobuf itself. */
    private static final int DEEPEST = 100;

    private static final int GRAPH = 7;
    private static final int NODE = 1;
    private static final int OUTPUT = 12;

    private final byte[] bytes;
    private final List<ZipMap> zipMaps;

    private OnnxFile(byte[] bytes, List<ZipMap> zipMaps) {
        this.bytes = bytes;
        this.zipMaps = zipMaps;
    }

    /**
     * Reads a file.
     *
     * @throws ModelBroken when the bytes are no ONNX model, or only a part of one
     */
    static OnnxFile of(byte[] bytes) {
        if (bytes.length == 0) {
            throw new ModelBroken("The file is empty: export it, or copy it, again");
        }
        check(new Wire(bytes), Message.MODEL, 0);
        Set<String> outputs = new HashSet<>();
        List<ZipMap> zipMaps = new ArrayList<>();
        for (Wire model = new Wire(bytes); model.next(); ) {
            if (model.contained() == GRAPH) {
                find(model.inside(), outputs, zipMaps);
            }
        }
        zipMaps.removeIf(zipMap -> !outputs.contains(zipMap.output()));
        return zipMaps.isEmpty() ? new OnnxFile(bytes, zipMaps) : without(zipMaps, outputs, bytes);
    }

    /** The model to run. */
    byte[] bytes() {
        return bytes;
    }

    /** Those that were cut off; the tables they read are among the outputs of the model. */
    List<ZipMap> zipMaps() {
        return zipMaps;
    }

    private static void check(Wire message, Message kind, int depth) {
        if (depth > DEEPEST) {
            throw new ModelBroken("The file is no ONNX model: it nests deeper than " + DEEPEST + " messages");
        }
        while (message.next()) {
            boolean external = message.contained() == 13 || (message.whole() == 14 && message.value() != 0);
            if (kind == Message.TENSOR && external) {
                throw new ModelBroken("The file keeps weights in another file, which is not read: save the model in one"
                        + " file (save_as_external_data=False)");
            }
            Message inner = kind.inner(message.contained());
            if (inner != Message.OTHER) {
                check(message.inside(), inner, depth + 1);
            }
        }
    }

    private static void find(Wire graph, Set<String> outputs, List<ZipMap> zipMaps) {
        while (graph.next()) {
            if (graph.contained() == NODE) {
                ZipMap.of(graph.inside()).ifPresent(zipMaps::add);
            } else if (graph.contained() == OUTPUT) {
                outputs.add(name(graph.inside()));
            }
        }
    }

    private static OnnxFile without(List<ZipMap> zipMaps, Set<String> outputs, byte[] bytes) {
        Set<String> cut = new HashSet<>(zipMaps.stream().map(ZipMap::output).toList());
        var written = new ByteArrayOutputStream(bytes.length + 100);
        for (Wire model = new Wire(bytes); model.next(); ) {
            if (model.contained() == GRAPH) {
                contained(written, GRAPH, without(cut, model.inside(), bytes));
            } else {
                written.write(bytes, model.from(), model.to() - model.from());
            }
        }
        for (ZipMap zipMap : zipMaps) {
            if (outputs.add(zipMap.table())) {
                // Protobuf joins the fields of a message that is there twice: this is one more output of the graph.
                contained(written, GRAPH, contained(OUTPUT, floats(zipMap.table())));
            }
        }
        return new OnnxFile(written.toByteArray(), List.copyOf(zipMaps));
    }

    private static byte[] without(Set<String> cut, Wire graph, byte[] bytes) {
        var written = new ByteArrayOutputStream();
        while (graph.next()) {
            boolean leftOut = (graph.contained() == OUTPUT && cut.contains(name(graph.inside())))
                    || (graph.contained() == NODE
                            && ZipMap.of(graph.inside())
                                    .filter(zipMap -> cut.contains(zipMap.output()))
                                    .isPresent());
            if (!leftOut) {
                written.write(bytes, graph.from(), graph.to() - graph.from());
            }
        }
        return written.toByteArray();
    }

    /** A ValueInfoProto: a tensor of floats, of a shape the graph itself tells. */
    private static byte[] floats(String name) {
        var info = new ByteArrayOutputStream();
        contained(info, 1, name.getBytes(StandardCharsets.UTF_8));
        contained(info, 2, contained(1, new byte[] {8, 1}));
        return info.toByteArray();
    }

    private static String name(Wire valueInfo) {
        String name = "";
        while (valueInfo.next()) {
            if (valueInfo.contained() == 1) {
                name = valueInfo.text();
            }
        }
        return name;
    }

    private static byte[] contained(int number, byte[] content) {
        var field = new ByteArrayOutputStream();
        contained(field, number, content);
        return field.toByteArray();
    }

    private static void contained(ByteArrayOutputStream into, int number, byte[] content) {
        into.write((number << 3) | 2);
        int length = content.length;
        for (; length > 0x7f; length >>>= 7) {
            into.write((length & 0x7f) | 0x80);
        }
        into.write(length);
        into.writeBytes(content);
    }

    /** The messages that can hold a tensor, and in which of their fields. */
    private enum Message {
        OTHER,
        TENSOR,
        SPARSE,
        ATTRIBUTE,
        NODE,
        GRAPH,
        FUNCTION,
        TRAINING,
        MODEL;

        Message inner(int field) {
            return switch (this) {
                case OTHER, TENSOR -> OTHER;
                case SPARSE -> in(field, TENSOR, 1, 2);
                case ATTRIBUTE ->
                    switch (field) {
                        case 5, 10 -> TENSOR;
                        case 6, 11 -> GRAPH;
                        case 22, 23 -> SPARSE;
                        default -> OTHER;
                    };
                case NODE -> in(field, ATTRIBUTE, 5);
                case GRAPH ->
                    switch (field) {
                        case 1 -> NODE;
                        case 5 -> TENSOR;
                        case 15 -> SPARSE;
                        default -> OTHER;
                    };
                case FUNCTION ->
                    switch (field) {
                        case 7 -> NODE;
                        case 11 -> ATTRIBUTE;
                        default -> OTHER;
                    };
                case TRAINING -> in(field, GRAPH, 1, 2);
                case MODEL ->
                    switch (field) {
                        case OnnxFile.GRAPH -> GRAPH;
                        case 20 -> TRAINING;
                        case 25 -> FUNCTION;
                        default -> OTHER;
                    };
            };
        }

        private static Message in(int field, Message inner, int... fields) {
            return Arrays.stream(fields).anyMatch(known -> known == field) ? inner : OTHER;
        }
    }
}
