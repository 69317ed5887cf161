package dev.attest.prediction.web.oip;

import dev.attest.prediction.Feature;
import dev.attest.prediction.Feature.Kind;
import dev.attest.prediction.NumberText;
import dev.attest.prediction.Signature.Datatype;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Elements of one tensor, each turned into the number a predictor takes. The protocol leaves it to the server whether to
 * coerce; nothing is coerced here, because a client that sends another type than it declares has made a mistake.
 */
final class Elements {

    private static final BigInteger LONGEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    /** Digits of a double's significand, in bits. */
    private static final int DOUBLE = 53;

    /** From here on numbers round to infinity in half precision. */
    private static final double HALF = 65_520;

    private final JsonParser parser;
    private final Datatype datatype;
    private final List<Feature> columns;
    private final Map<Feature, Map<String, Integer>> codes = new HashMap<>();

    /** @param columns what the tensor's columns are */
    Elements(JsonParser parser, Datatype datatype, List<Feature> columns) {
        this.parser = parser;
        this.datatype = datatype;
        this.columns = columns;
    }

    /**
     * The value at the parser's current token.
     *
     * @throws RequestRefused with a message that completes "row …"
     */
    double read(int column) {
        Feature feature = columns.get(column);
        if (datatype == Datatype.BYTES) {
            return text(feature);
        }
        return fitting(feature, number());
    }

    private double number() {
        return switch (datatype) {
            case BOOL -> truth();
            case UINT8 -> whole(0, 0xFF);
            case UINT16 -> whole(0, 0xFFFF);
            case UINT32 -> whole(0, 0xFFFF_FFFFL);
            case UINT64 -> unsigned();
            case INT8 -> whole(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case INT16 -> whole(Short.MIN_VALUE, Short.MAX_VALUE);
            case INT32 -> whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case INT64 -> whole(Long.MIN_VALUE, Long.MAX_VALUE);
            case FP16, FP32, FP64 -> decimal();
            case BYTES -> throw new IllegalStateException("Texts are no numbers");
        };
    }

    private double truth() {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> 1;
            case VALUE_FALSE -> 0;
            default -> throw refused("must be true or false");
        };
    }

    private double whole(long least, long greatest) {
        boolean fits = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                && parser.getLongValue() >= least
                && parser.getLongValue() <= greatest;
        if (!fits) {
            throw refused("must be a whole number from " + least + " to " + greatest);
        }
        return exact(BigInteger.valueOf(parser.getLongValue()));
    }

    private double unsigned() {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                || parser.getBigIntegerValue().signum() < 0
                || parser.getBigIntegerValue().compareTo(LONGEST) > 0) {
            throw refused("must be a whole number from 0 to " + LONGEST);
        }
        return exact(parser.getBigIntegerValue());
    }

    /** Predictors take doubles: a number that would become another one is refused rather than predicted from. */
    private double exact(BigInteger value) {
        if (value.abs().bitLength() - Math.max(value.getLowestSetBit(), 0) > DOUBLE) {
            throw refused("has more digits than models here tell apart (whole numbers are exact up to 2^53)");
        }
        return value.doubleValue();
    }

    private double decimal() {
        double value = parser.currentToken().isNumeric() ? parser.getDoubleValue() : Double.NaN;
        boolean fits = switch (datatype) {
            case FP16 -> Math.abs(value) < HALF;
            case FP32 -> Float.isFinite((float) value);
            default -> Double.isFinite(value);
        };
        if (!fits) {
            throw refused("must be a finite number that " + datatype + " can hold");
        }
        return value;
    }

    /** A category goes by its code where the tensor holds numbers. */
    private double fitting(Feature feature, double value) {
        boolean whole = value == Math.rint(value);
        if (feature.kind() == Kind.INTEGER && !whole) {
            throw refused("must be a whole number");
        }
        int codes = feature.values().size();
        if (feature.kind() == Kind.CATEGORY && !(whole && value >= 0 && value < codes)) {
            throw refused("must be the code of a category, from 0 for "
                    + RequestRefused.quoted(feature.values().get(0)) + " to " + (codes - 1) + " for "
                    + RequestRefused.quoted(feature.values().get(codes - 1)));
        }
        return value;
    }

    /** A category goes by its name where the tensor holds texts, a number by its decimal digits. */
    private double text(Feature feature) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw refused("must be a text");
        }
        if (feature.kind() != Kind.CATEGORY) {
            return fitting(feature, parsed(parser.getString()));
        }
        Integer code = codes.computeIfAbsent(feature, Elements::codes).get(parser.getString());
        if (code == null) {
            throw refused("must be one of "
                    + String.join(
                            ", ",
                            feature.values().stream()
                                    .limit(20)
                                    .map(RequestRefused::quoted)
                                    .toList()));
        }
        return code;
    }

    private static Map<String, Integer> codes(Feature category) {
        var codes = new HashMap<String, Integer>();
        category.values().forEach(name -> codes.put(name, codes.size()));
        return codes;
    }

    private double parsed(String text) {
        double value = NumberText.value(text).orElseThrow(() -> refused("must be a number, written as a text"));
        if (!Double.isFinite(value)) {
            throw refused("must be a finite number, written as a text");
        }
        return value;
    }

    private RequestRefused refused(String rule) {
        return new RequestRefused(rule + ", not " + shown());
    }

    private String shown() {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> RequestRefused.quoted(parser.getString());
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            default -> {
                String text = parser.getString();
                yield text.length() <= 40 ? text : text.substring(0, 40) + "…";
            }
        };
    }
}
