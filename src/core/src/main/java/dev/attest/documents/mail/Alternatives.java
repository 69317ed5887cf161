package dev.attest.documents.mail;

import java.util.List;
import java.util.regex.Pattern;

/** Chooses between the plain text of a mail and the page that says the same. */
final class Alternatives {

    private static final Pattern HEADED_TABLE = Pattern.compile("<th[\\s>]", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
    /** What stands between these is not shown. */
    private static final List<String> UNSHOWN = List.of("style", "script", "head", "title");
    /** A plain text shorter than this part of the page only says that there is a page. */
    private static final int STUB = 10;

    private Alternatives() {}

    /**
     * Plain text, which keeps quotes apart; the page where that holds a table with headers, or where the plain text is
     * empty or a stub.
     */
    static List<Letter.Body> best(List<Letter.Body> plain, List<Letter.Body> page) {
        long pageSays = page.stream().mapToLong(Alternatives::says).sum();
        boolean tables = page.stream()
                .anyMatch(
                        body -> body.html() && HEADED_TABLE.matcher(body.text()).find());
        if (pageSays == 0) {
            return plain.isEmpty() ? page : plain;
        }
        long plainSays = plain.stream().mapToLong(Alternatives::says).sum();
        return tables || plainSays == 0 || plainSays * STUB < pageSays ? page : plain;
    }

    /** How many letters and digits a reader sees, but for addresses of the web. */
    private static long says(Letter.Body body) {
        String shown =
                ADDRESS.matcher(body.html() ? shown(body.text()) : body.text()).replaceAll("");
        return shown.codePoints().filter(Character::isLetterOrDigit).count();
    }

    /** The text of a page but for its tags, roughly. */
    private static String shown(String page) {
        StringBuilder shown = new StringBuilder();
        int at = 0;
        while (at < page.length()) {
            int tag = page.indexOf('<', at);
            int end = tag < 0 ? page.length() : tag;
            shown.append(page, at, end).append(' ');
            at = tag < 0 ? end : behind(page, tag);
        }
        return shown.toString().replaceAll("&#?\\w{1,10};", " ");
    }

    /** Where the text goes on after the tag that begins there, and after what the tag hides. */
    private static int behind(String page, int tag) {
        if (page.startsWith("<!--", tag)) {
            return behind(page, "-->", tag);
        }
        for (String name : UNSHOWN) {
            int after = tag + 1 + name.length();
            boolean opens = page.regionMatches(true, tag + 1, name, 0, name.length())
                    && after < page.length()
                    && !Character.isLetterOrDigit(page.charAt(after));
            if (opens) {
                return closed(page, name, after);
            }
        }
        return behind(page, ">", tag);
    }

    private static int closed(String page, String name, int from) {
        for (int end = page.indexOf("</", from); end >= 0; end = page.indexOf("</", end + 2)) {
            if (page.regionMatches(true, end + 2, name, 0, name.length())) {
                return behind(page, ">", end);
            }
        }
        return page.length();
    }

    private static int behind(String page, String mark, int from) {
        int at = page.indexOf(mark, from);
        return at < 0 ? page.length() : at + mark.length();
    }
}
