package dev.attest.documents.pdf;

import java.util.regex.Pattern;

/** The signs, figures and letters that items of a list begin with. */
final class ListMarkers {

    private static final Pattern SIGN = Pattern.compile("[•‣⁃▪▫◦●○■□◆❖➢✓✔∗·–—*-]\\s+\\S.*", Pattern.DOTALL);
    private static final Pattern COUNT = Pattern.compile(
            "(?:\\(?\\d{1,3}[.)]|\\(?[a-zA-Z][.)]|\\(?[ivx]{1,5}[.)]|\\[\\d{1,3}])\\s+\\S.*", Pattern.DOTALL);
    private static final Pattern FIRST = Pattern.compile("\\(?[1aAi][.)]\\s.*|\\[1]\\s.*", Pattern.DOTALL);

    private ListMarkers() {}

    static boolean opens(Line line) {
        String text = line.text();
        return SIGN.matcher(text).matches() || COUNT.matcher(text).matches();
    }

    static boolean isSign(Line line) {
        return SIGN.matcher(line.text()).matches();
    }

    static boolean isFirst(Line line) {
        return FIRST.matcher(line.text()).matches();
    }
}
