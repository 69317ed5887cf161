package dev.attest.cli;

import dev.attest.cli.AskReply.Box;
import dev.attest.cli.AskReply.Citation;
import java.util.ArrayList;
import java.util.List;

/** What an answer must be for the demonstration to have succeeded. */
sealed interface Expectation {

    String question();

    /** @param client to read the cited documents with */
    List<Finding> check(AskReply reply, AttestClient client);

    /** One thing looked at. */
    record Finding(boolean holds, String text) {}

    /** An answer that quotes a sentence or a table row of a page, each quote being the stored text at its span. */
    record Cites(String question, String file, int page, String sentence) implements Expectation {

        @Override
        public List<Finding> check(AskReply reply, AttestClient client) {
            List<Finding> findings = new ArrayList<>();
            findings.add(new Finding(reply.answered(), "it is answered"));
            findings.add(new Finding(
                    reply.citations().stream().anyMatch(this::isExpected), file + " is cited with the right words"));
            findings.add(new Finding(
                    reply.citations().stream().filter(this::isExpected).anyMatch(this::isPlaced),
                    "their place is boxes on page " + page));
            for (Citation citation : reply.citations()) {
                String document = citation.documentId();
                findings.add(new Finding(
                        document != null && isExact(citation, client.text(document)),
                        "quote [%d] is the document's own text, character for character".formatted(citation.number())));
            }
            return findings;
        }

        private boolean isExpected(Citation citation) {
            String key = String.valueOf(citation.sourceKey());
            String quote = String.valueOf(citation.quote());
            return (key.equals(file) || key.endsWith("/" + file))
                    && quote.replaceAll("\\s+", " ").contains(sentence);
        }

        private boolean isPlaced(Citation citation) {
            Integer cited = citation.page();
            List<Box> boxes = citation.boxes();
            return cited != null
                    && cited == page
                    && boxes != null
                    && !boxes.isEmpty()
                    && boxes.stream().allMatch(box -> box.page() == page && box.width() > 0 && box.height() > 0);
        }

        private static boolean isExact(Citation citation, String text) {
            List<Integer> span = citation.span();
            if (span == null || span.size() != 2) {
                return false;
            }
            int start = span.get(0);
            int end = span.get(1);
            return start >= 0
                    && start < end
                    && end <= text.length()
                    && text.substring(start, end).equals(citation.quote());
        }
    }

    /** No answer, because the documents do not hold one. */
    record Abstains(String question) implements Expectation {

        @Override
        public List<Finding> check(AskReply reply, AttestClient client) {
            return List.of(new Finding(reply.status().equals("abstained"), "it declines to answer"));
        }
    }
}
