package dev.attest.documents;

/**
 * A file as it was received.
 *
 * @param name the client's name for it; a hint, never a path
 * @param mediaType found by {@link MediaTypes} from the content
 */
public record Source(String name, String mediaType, byte[] bytes) {

    private static final int LONGEST_SHOWN = 100;

    /** The name between quotation marks, for messages: no control characters, no marks that turn text around, not long. */
    public String shownName() {
        return shown(name);
    }

    /** Any client's name for a file, as {@link #shownName()} shows it. */
    public static String shown(String name) {
        String plain = name.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cf}\\u2028\\u2029]", "?");
        return '"'
                + (plain.length() <= LONGEST_SHOWN
                        ? plain
                        : plain.substring(0, 60) + "…" + plain.substring(plain.length() - 30))
                + '"';
    }
}
