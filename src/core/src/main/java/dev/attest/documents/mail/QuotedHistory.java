package dev.attest.documents.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes the plain text of a mail apart into its own words and the messages it quotes. */
final class QuotedHistory {

    /** Often broken into two or three lines. */
    private static final Pattern DATED = Pattern.compile("(?:On|Am|Le|Den|El|Op|Il) .{5,200}:");

    private static final Pattern UNDATED =
            Pattern.compile(".{3,120} (?:wrote|schrieb|écrit|skrev|escribió|schreef) ?:");
    private static final Pattern DIVIDER = Pattern.compile(
            "-{2,}\\s*(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Opprinnelig melding|Message d'origine)\\s*-{2,}|_{20,}");
    private static final Pattern OUTLOOK_HEAD = Pattern.compile("(?:From|Von|Fra|De): .{1,300}");
    private static final int DEEPEST = 50;

    private QuotedHistory() {}

    /**
     * One message.
     *
     * @param depth 0 for the mail itself
     * @param attribution who wrote it when, as the mail says; empty for the mail itself and where nothing is said
     */
    record Message(int depth, String attribution, String text) {}

    private record Line(int depth, String text) {}

    /** In the order they stand there: the mail's own words first, mostly. */
    static List<Message> messages(String text) {
        List<Message> messages = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        int depth = 0;
        int forwarded = 0;
        String attribution = "";
        for (String raw : text.replace("\r\n", "\n").split("\n", -1)) {
            Line line = line(raw);
            boolean divides = DIVIDER.matcher(line.text().strip()).matches();
            int at = line.text().isBlank() ? depth : line.depth() + forwarded + (divides ? 1 : 0);
            if (at != depth) {
                String said = at > depth && !divides ? attribution(lines) : "";
                messages.add(new Message(depth, attribution, String.join("\n", lines)));
                lines.clear();
                attribution = divides ? line.text().replaceAll("[-_]+", "").strip() : said;
                forwarded += divides ? 1 : 0;
                depth = at;
            }
            if (!divides) {
                lines.add(line.text());
            }
        }
        messages.add(new Message(depth, attribution, String.join("\n", lines)));
        return messages.stream()
                .filter(message ->
                        !message.text().isBlank() || !message.attribution().isEmpty())
                .map(QuotedHistory::withOutlookHead)
                .toList();
    }

    /** Marks as RFC 3676 writes them, with or without spaces between. */
    private static Line line(String raw) {
        int depth = 0;
        int at = 0;
        while (at < raw.length() && raw.charAt(at) == '>') {
            depth++;
            at += raw.startsWith(" ", at + 1) ? 2 : 1;
        }
        return new Line(Math.min(depth, DEEPEST), raw.substring(at));
    }

    /** Takes the last paragraph off the lines, when it says who wrote what follows. */
    private static String attribution(List<String> lines) {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        for (int start = end - 1;
                start >= 0 && end - start <= 3 && !lines.get(start).isBlank();
                start--) {
            String said = String.join(" ", lines.subList(start, end)).strip();
            if (DATED.matcher(said).matches() || (start == end - 1 && isAlone(lines, start, said))) {
                lines.subList(start, lines.size()).clear();
                return said;
            }
        }
        return "";
    }

    private static boolean isAlone(List<String> lines, int at, String said) {
        return UNDATED.matcher(said).matches() && (at == 0 || lines.get(at - 1).isBlank());
    }

    /** Outlook quotes with a head of lines instead of a sentence: its first line names the writer. */
    private static Message withOutlookHead(Message message) {
        List<String> lines = message.text().strip().lines().toList();
        if (message.depth() == 0 || lines.isEmpty()) {
            return message;
        }
        int end = 0;
        while (end < lines.size() && end < 6 && lines.get(end).matches("\\p{L}{2,12}: .{1,300}")) {
            end++;
        }
        if (end < 2 || !OUTLOOK_HEAD.matcher(lines.get(0)).matches()) {
            return message;
        }
        return new Message(
                message.depth(),
                String.join(" · ", lines.subList(0, end)),
                String.join("\n", lines.subList(end, lines.size())));
    }
}
