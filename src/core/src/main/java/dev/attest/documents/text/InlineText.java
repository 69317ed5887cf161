package dev.attest.documents.text;

/**
 * Running text as a browser would show it: runs of white space become one space. No-break spaces become spaces and
 * soft hyphens disappear, so that a quotation can be found by typing it.
 */
final class InlineText {

    private final StringBuilder text = new StringBuilder();
    private boolean spaceDue;

    void text(String more) {
        for (int i = 0; i < more.length(); i++) {
            char c = more.charAt(i);
            if (c == '\u00A0' || c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r') {
                spaceDue = true;
            } else if (c != '\u00AD') {
                if (spaceDue && text.length() > 0 && !endsInBreak()) {
                    text.append(' ');
                }
                spaceDue = false;
                text.append(c);
            }
        }
    }

    void space() {
        spaceDue = true;
    }

    void lineBreak() {
        spaceDue = false;
        if (text.length() > 0 && !endsInBreak()) {
            text.append('\n');
        }
    }

    boolean endsInBreak() {
        return text.length() > 0 && text.charAt(text.length() - 1) == '\n';
    }

    boolean isEmpty() {
        return text.length() == 0;
    }

    /** What was written since the last call. */
    String take() {
        String taken = text.toString().strip();
        text.setLength(0);
        spaceDue = false;
        return taken;
    }
}
