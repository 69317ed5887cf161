package dev.attest.documents;

import dev.attest.documents.SectionUnits.Part;
import dev.attest.documents.SectionUnits.Unit;
import dev.attest.documents.SpanCutter.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Fills chunks with units, section after section. */
final class ChunkPacker {

    private final VersionKey version;
    private final SpanCutter cutter;
    private final ChunkSettings settings;
    private final BlockSentences sentences;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Part> open = new ArrayList<>();
    private long openSize;
    private int openLevel;

    ChunkPacker(VersionKey version, SpanCutter cutter, ChunkSettings settings, BlockSentences sentences) {
        this.version = version;
        this.cutter = cutter;
        this.settings = settings;
        this.sentences = sentences;
    }

    private record Draft(Span span, List<String> headings, int tokens) {}

    void add(int level, List<Unit> units) {
        long rest = units.stream().mapToLong(Unit::size).sum();
        boolean joins = openSize < settings.minTokens() && level >= openLevel && fits(rest);
        if (!joins) {
            close();
        }
        if (open.isEmpty()) {
            openLevel = level;
        }
        for (Unit unit : units) {
            boolean wanted = openSize < settings.minTokens() || openSize + unit.size() <= settings.targetTokens();
            if (!fits(rest) && !(wanted && fits(unit.size()))) {
                close();
            }
            open.addAll(unit.parts());
            openSize += unit.size();
            rest -= unit.size();
        }
    }

    List<Chunk> chunks() {
        close();
        var cuts = new SentenceCuts(drafts.stream().map(Draft::span).toList());
        return IntStream.range(0, drafts.size())
                .mapToObj(ordinal -> chunk(ordinal, drafts.get(ordinal), cuts))
                .toList();
    }

    private Chunk chunk(int ordinal, Draft draft, SentenceCuts cuts) {
        List<Span> whole = sentences.touching(draft.span()).stream()
                .map(sentence -> cuts.reach(sentence, ordinal))
                .toList();
        return Chunk.of(
                new ChunkId(version.documentId(), version.version(), ordinal),
                draft.span(),
                draft.headings(),
                whole,
                draft.span().of(cutter.text()),
                draft.tokens());
    }

    private boolean fits(long more) {
        return openSize + more <= settings.maxTokens();
    }

    private void close() {
        if (open.isEmpty()) {
            return;
        }
        List<String> headings = open.get(0).path();
        for (int i = 0; i < open.size() && open.get(i).heading(); i++) {
            headings = open.get(i).path();
        }
        Span span = new Span(
                open.get(0).span().start(), open.get(open.size() - 1).span().end());
        int tokens = cutter.tokens(span);
        if (tokens <= settings.maxTokens()) {
            drafts.add(new Draft(span, headings, tokens));
        } else {
            // A tokenizer may count more for the whole than for its parts, say for the line breaks between them.
            List<Piece> pieces = new ArrayList<>();
            cutter.cutAtSpaces(span, settings.maxTokens(), settings.maxTokens(), pieces);
            for (Piece piece : pieces) {
                drafts.add(new Draft(piece.span(), headings, cutter.tokens(piece.span())));
            }
        }
        open.clear();
        openSize = 0;
    }
}
