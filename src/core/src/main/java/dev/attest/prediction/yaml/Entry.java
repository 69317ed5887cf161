package dev.attest.prediction.yaml;

import dev.attest.prediction.ModelBroken;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What stands at one place of a card, and the keys that lead there. */
final class Entry {

    private static final int MOST_NESTED = 10;
    private static final int SHOWN = 40;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");

    /** What a card is made of; any other tag asks for an object. */
    private static final Set<Tag> PLAIN =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.SEQ, Tag.MAP, Tag.MERGE);

    private final String path;
    private final Node node;

    private Entry(String path, Node node) {
        this.path = path;
        this.node = node;
        if (!PLAIN.contains(node.getTag())) {
            throw broken("has the tag " + node.getTag() + ", which a card has no use for");
        }
    }

    /** @throws ModelBroken when the text is no YAML, or is built to be larger than it looks */
    static Entry root(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(MOST_NESTED);
        options.setAllowRecursiveKeys(false);
        options.setAllowDuplicateKeys(false);
        try {
            // Nodes rather than values: "version: 1.10" keeps its nought and "labels: [yes, no]" their names.
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (root == null) {
                throw new ModelBroken("the card is empty");
            }
            return new Entry("", root);
        } catch (MarkedYAMLException e) {
            throw new ModelBroken("the card is no YAML: " + e.getProblem() + line(e), e);
        } catch (YAMLException e) {
            throw new ModelBroken("the card is no YAML: " + e.getMessage(), e);
        }
    }

    /** The entries below, each with its key; a key without a value counts as left out. */
    Map<String, Entry> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("a group of keys with values");
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw broken("has a key that is no word");
            }
            String below = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            Entry entry = new Entry(below, tuple.getValueNode());
            if (entries.put(key.getValue(), entry) != null) {
                throw entry.broken("is given twice");
            }
        }
        entries.values().removeIf(Entry::isNothing);
        return entries;
    }

    List<Entry> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong("a list");
        }
        List<Entry> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new Entry(path + "[" + items.size() + "]", item));
        }
        return items;
    }

    /** A text as it stands there, whatever YAML would make of it. */
    String text() {
        if (!(node instanceof ScalarNode scalar) || isNothing()) {
            throw wrong("text");
        }
        return scalar.getValue();
    }

    double number() {
        if (node instanceof ScalarNode scalar
                && scalar.isPlain()
                && NUMBER.matcher(scalar.getValue()).matches()) {
            double value = Double.parseDouble(scalar.getValue());
            if (Double.isFinite(value)) {
                return value;
            }
        }
        throw wrong("a finite number");
    }

    long whole() {
        if (node instanceof ScalarNode scalar
                && scalar.isPlain()
                && WHOLE.matcher(scalar.getValue()).matches()) {
            return Long.parseLong(scalar.getValue());
        }
        throw wrong("a whole number");
    }

    /** What stands there is not what it must be. */
    ModelBroken wrong(String expected) {
        return broken("must be " + expected + ", not " + shown());
    }

    ModelBroken broken(String what) {
        String subject = path.isEmpty() ? "the card" : path;
        return new ModelBroken(
                subject + " " + what + " (line " + (node.getStartMark().getLine() + 1) + ")");
    }

    private boolean isNothing() {
        return node.getTag().equals(Tag.NULL);
    }

    private String shown() {
        if (node instanceof SequenceNode) {
            return "a list";
        }
        if (!(node instanceof ScalarNode scalar)) {
            return "a group of keys";
        }
        String value = scalar.getValue();
        if (value.isEmpty()) {
            return "empty";
        }
        return "'" + (value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…") + "'";
    }

    private static String line(MarkedYAMLException e) {
        var mark = e.getProblemMark();
        return mark == null ? "" : " (line " + (mark.getLine() + 1) + ")";
    }
}
