package dev.attest.prediction.onnx;

import ai.onnxruntime.OrtException;
import dev.attest.prediction.ModelBroken;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What native code says of a model it cannot load or run, in words for whoever exported it. */
final class NativeFault {

    private static final Pattern OPSET =
            Pattern.compile("Opset (\\d+) is under development.*for domain (\\S+) is till opset (\\d+)");
    private static final Pattern FORMAT = Pattern.compile("model IR version: (\\d+), max supported IR version: (\\d+)");
    private static final Pattern OPERATOR = Pattern.compile("(\\S+?)(?:\\(-?\\d+\\))? is not a registered function/op");
    /** The place in its sources, and the signature of the function there. */
    private static final Pattern PLACE = Pattern.compile("\\S+\\.(?:cc|h):\\d+ (?:.*\\) (?=[A-Z'\"]))?");

    private static final int SHOWN = 300;

    private NativeFault() {}

    static ModelBroken explained(OrtException fault) {
        String message =
                String.valueOf(fault.getMessage()).replaceAll("\\s+", " ").trim();
        Matcher opset = OPSET.matcher(message);
        if (opset.find()) {
            return new ModelBroken(
                    "The file uses opset " + opset.group(1) + " of " + opset.group(2)
                            + "; this server knows them up to " + opset.group(3) + ": export it with target_opset="
                            + opset.group(3),
                    fault);
        }
        Matcher format = FORMAT.matcher(message);
        if (format.find()) {
            return new ModelBroken(
                    "The file is in version " + format.group(1) + " of the ONNX format; this server knows them up to "
                            + format.group(2) + ": export it with an older onnx package",
                    fault);
        }
        Matcher operator = OPERATOR.matcher(message);
        if (operator.find()) {
            return new ModelBroken(
                    "The file uses the operator " + operator.group(1)
                            + ", which is not one of ONNX: export the model without operators of its own",
                    fault);
        }
        String said = PLACE.matcher(message.replaceFirst("^Error code - \\w+ - message: ", ""))
                .replaceAll("");
        return new ModelBroken(
                "The file cannot be run: " + (said.length() <= SHOWN ? said : said.substring(0, SHOWN) + " …"), fault);
    }
}
