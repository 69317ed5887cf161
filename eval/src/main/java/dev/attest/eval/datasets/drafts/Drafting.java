package dev.attest.eval.datasets.drafts;

import dev.attest.documents.TextHash;
import dev.attest.eval.Sample;
import dev.attest.eval.Sample.Gold;
import dev.attest.eval.Sample.Status;
import dev.attest.eval.datasets.GoldQuotes;
import dev.attest.eval.models.LanguageModel;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes a draft of what a model says about one passage, or says why not. */
final class Drafting {

    static final String NO_JSON = "the model did not answer in the form asked for";
    static final String NOTHING = "nothing worth asking";
    static final String POINTS = "the question speaks of the passage, which its asker has not seen";
    static final String NO_ANSWER = "there is no answer";
    static final String NO_QUOTE = "the quote is not in the passage";
    static final String ALIKE = "much like a question that is there already";

    /** Characters below which a quote proves nothing. */
    private static final int SHORTEST_QUOTE = 8;

    private static final Pattern POINTING =
            Pattern.compile("(?i)\\b(?:this|the|above|following) (?:passage|text|excerpt|snippet)\\b");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final LanguageModel model;
    private final GeneratePrompt prompt = new GeneratePrompt();
    private final GenerateSettings settings;
    private final Likeness likeness = new Likeness();

    Drafting(LanguageModel model, GenerateSettings settings, List<Sample> existing) {
        this.model = model;
        this.settings = settings;
        existing.forEach(sample -> likeness.add(sample.question()));
    }

    /** @throws dev.attest.eval.models.ModelFailed when the model says nothing usable */
    Drafted about(Excerpt excerpt, boolean answered) {
        String said =
                model.complete(prompt.about(excerpt, answered, settings.seed())).text();
        try {
            JsonNode draft = JSON.readTree(braces(said));
            return checked(excerpt, answered, line(draft, "question"), line(draft, "answer"), text(draft, "quote"));
        } catch (JacksonException e) {
            return new Drafted.Dropped(excerpt.document(), NO_JSON);
        }
    }

    private Drafted checked(Excerpt excerpt, boolean answered, String question, String answer, String quote) {
        if (question.isEmpty()) {
            return dropped(excerpt, NOTHING);
        }
        if (POINTING.matcher(question).find()) {
            return dropped(excerpt, POINTS);
        }
        if (answered && answer.isEmpty()) {
            return dropped(excerpt, NO_ANSWER);
        }
        if (answered && (quote.length() < SHORTEST_QUOTE || !GoldQuotes.stands(quote, excerpt.text()))) {
            return dropped(excerpt, NO_QUOTE);
        }
        if (likeness.isLikeOneSeen(question)) {
            return dropped(excerpt, ALIKE);
        }
        likeness.add(question);
        return new Drafted.Kept(excerpt.document(), sample(excerpt, answered, question, answer, quote));
    }

    private Sample sample(Excerpt excerpt, boolean answered, String question, String answer, String quote) {
        return new Sample(
                id(excerpt, question),
                question,
                answered ? answer : "",
                answered ? List.of(new Gold(excerpt.document(), quote)) : List.of(),
                settings.collection().map(List::of).orElse(List.of()),
                answered ? Status.ANSWERED : Status.ABSTAINED,
                List.of(Drafts.TAG, answered ? "one-document" : "not-said", format(excerpt.document())),
                excerpt.document(),
                false);
    }

    /** The same for the same question about the same document, and for no other. */
    private static String id(Excerpt excerpt, String question) {
        return "d-" + TextHash.of(excerpt.document() + "\n" + question).substring(0, 10);
    }

    private static String format(String document) {
        String ending = document.substring(document.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "eml", "msg" -> "mail";
            case "htm" -> "html";
            default -> ending.matches("[a-z0-9]{1,5}") ? ending : "text";
        };
    }

    private static Drafted dropped(Excerpt excerpt, String reason) {
        return new Drafted.Dropped(excerpt.document(), reason);
    }

    /** Models like to wrap JSON into a fence or a sentence. */
    private static String braces(String said) {
        int begin = said.indexOf('{');
        int end = said.lastIndexOf('}');
        return begin >= 0 && end > begin ? said.substring(begin, end + 1) : said;
    }

    /** On one line and without control characters: a terminal will show it. */
    private static String line(JsonNode draft, String field) {
        return GoldQuotes.flat(text(draft, field).replaceAll("\\p{Cntrl}", " "));
    }

    private static String text(JsonNode draft, String field) {
        return draft.path(field).stringValue("").strip();
    }
}
