package dev.attest.cli;

import dev.attest.prediction.tribuo.Algorithm;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Algorithms as they are written on a command line, such as {@code random-forest}. */
final class AlgorithmConverter implements ITypeConverter<Algorithm> {

    @Override
    public Algorithm convert(String text) {
        return Arrays.stream(Algorithm.values())
                .filter(algorithm -> written(algorithm).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of "
                        + Arrays.stream(Algorithm.values())
                                .map(AlgorithmConverter::written)
                                .collect(Collectors.joining(", "))));
    }

    private static String written(Algorithm algorithm) {
        return algorithm.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
