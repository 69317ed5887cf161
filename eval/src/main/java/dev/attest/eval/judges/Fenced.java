package dev.attest.eval.judges;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Texts as data: each between two lines with a mark that none of them holds, so that no text can end its own fence. Equal
 * texts have equal marks, or recordings would not be found again.
 */
final class Fenced {

    /** Most characters that a fence takes beside its name, which it holds twice. */
    static final int OVERHEAD = 48;

    private Fenced() {}

    /** By name, in order. */
    static String of(Map<String, String> texts) {
        String mark = mark(texts.values());
        var fenced = new StringBuilder();
        texts.forEach((name, text) -> fenced.append("<<<%s %s>>>\n".formatted(name, mark))
                .append(text)
                .append("\n<<<end %s %s>>>\n".formatted(name, mark)));
        return fenced.toString();
    }

    private static String mark(Collection<String> texts) {
        var checksum = new CRC32C();
        texts.forEach(text -> checksum.update(text.getBytes(UTF_8)));
        long number = checksum.getValue();
        String mark = hex(number);
        while (occurs(mark, texts)) {
            mark = hex(++number);
        }
        return mark;
    }

    private static boolean occurs(String mark, Collection<String> texts) {
        return texts.stream().anyMatch(text -> text.contains(mark));
    }

    private static String hex(long number) {
        return "%08x".formatted(number & 0xffff_ffffL);
    }
}
