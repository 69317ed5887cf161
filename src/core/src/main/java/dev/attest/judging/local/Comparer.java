package dev.attest.judging.local;

import dev.attest.judging.local.Source.Piece;
import dev.attest.retrieval.TokenEncoder;
import dev.attest.retrieval.TokenVectors;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Compares sentences with their sources. Of a long source only the few pieces that hold most of the sentence's words are
 * encoded, and pieces are kept for the next sentence.
 */
public final class Comparer {

    private final RecentVectors recent;
    private final Recent<String, Source> sources = new Recent<>(32);

    public Comparer(TokenEncoder encoder) {
        this.recent = new RecentVectors(encoder);
    }

    /** What the comparison shows; empty for a sentence or sources without words. */
    public Mono<Comparison> compare(String sentence, List<String> texts) {
        var claim = new Claim(sentence);
        Source source = sources.get(String.join("\n\n", texts), Source::new);
        if (claim.words().isEmpty() || source.words().isEmpty()) {
            return Mono.empty();
        }
        var selection = new Selection(claim, source);
        var texted = new ArrayList<String>();
        texted.add(sentence);
        selection.pieces().forEach(piece -> texted.add(piece.text()));
        return recent.of(texted).map(vectors -> compared(claim, source, selection, vectors));
    }

    private static Comparison compared(Claim claim, Source source, Selection selection, List<TokenVectors> vectors) {
        var pieces = new ArrayList<Encoded>();
        for (int i = 0; i < selection.pieces().size(); i++) {
            Piece piece = selection.pieces().get(i);
            pieces.add(Encoded.of(piece.words(), vectors.get(i + 1), piece.start()));
        }
        Encoded words = Encoded.of(claim.words(), vectors.get(0), 0);
        var tokens = new TokenFeatures(words, source, pieces);
        var values = new Values();
        new WordFeatures(claim, source, selection).into(values);
        tokens.into(values);
        return new Comparison(
                values.all(),
                tokens.unmatched(SupportModel.DIMENSION),
                new Shortcomings(claim, source, tokens.matches()).words());
    }
}
