package dev.attest.prediction.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.Tag;

/** Keys with values, in the order they were added. */
final class Group {

    private final List<NodeTuple> tuples = new ArrayList<>();

    Group add(String key, Node value) {
        tuples.add(new NodeTuple(Layout.word(key), value));
        return this;
    }

    Group addUnless(boolean leftOut, String key, Supplier<Node> value) {
        return leftOut ? this : add(key, value.get());
    }

    /** One key a line. */
    Node block() {
        return new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
    }
}
