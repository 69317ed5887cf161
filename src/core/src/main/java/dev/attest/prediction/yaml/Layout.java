package dev.attest.prediction.yaml;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** How the parts of a card look in a file. */
final class Layout {

    private static final int WIDTH = 120;
    private static final int MOST_DIGITS = 17;
    private static final Resolver RESOLVER = new Resolver();

    private Layout() {}

    static String text(Node root) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setWidth(WIDTH);
        StringWriter out = new StringWriter();
        new Yaml(options).serialize(root, out);
        return out.toString();
    }

    /** Text, in quotes where YAML would take it for something else. */
    static Node word(String text) {
        // Between single quotes the emitter folds a tab and the blanks about it into other blanks.
        boolean folded = text.chars().anyMatch(Character::isISOControl);
        return new ScalarNode(Tag.STR, text, null, null, folded ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN);
    }

    static Node quoted(String text) {
        return new ScalarNode(Tag.STR, text, null, null, ScalarStyle.DOUBLE_QUOTED);
    }

    static Node whole(long value) {
        return plain(Long.toString(value));
    }

    static Node number(double value) {
        return plain(digits(value));
    }

    /** A list on one line, while it fits. */
    static <T> Node line(Collection<T> items, Function<T, Node> item) {
        return new SequenceNode(Tag.SEQ, items.stream().map(item).toList(), FlowStyle.FLOW);
    }

    /** A list of one item a line. */
    static <T> Node block(Collection<T> items, Function<T, Node> item) {
        return new SequenceNode(Tag.SEQ, items.stream().map(item).toList(), FlowStyle.BLOCK);
    }

    private static Node plain(String text) {
        return new ScalarNode(RESOLVER.resolve(NodeId.scalar, text, true), text, null, null, ScalarStyle.PLAIN);
    }

    /**
     * The fewest digits that are read back as the same number. Double.toString does not do: before Java 19 it writes more
     * digits than needed for some numbers, so that the same model would have another card there.
     */
    static String digits(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0";
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal shortest = exact;
        for (int digits = 1; digits <= MOST_DIGITS; digits++) {
            shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shortest.doubleValue() == value) {
                break;
            }
        }
        double magnitude = Math.abs(value);
        return magnitude >= 1e-6 && magnitude < 1e15
                ? shortest.stripTrailingZeros().toPlainString()
                : scientific(shortest.stripTrailingZeros());
    }

    /** With a point and a signed exponent, without which YAML 1.1 readers see text. */
    private static String scientific(BigDecimal value) {
        String digits = value.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - value.scale();
        return (value.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + "."
                + (digits.length() == 1 ? "0" : digits.substring(1))
                + (exponent < 0 ? "e-" : "e+")
                + Math.abs(exponent);
    }
}
