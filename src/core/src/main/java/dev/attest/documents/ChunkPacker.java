package dev.attest.documents;

import dev.attest.documents.SectionUnits.Part;
import dev.attest.documents.SectionUnits.Unit;
import dev.attest.documents.SpanCutter.Piece;
import java.util.ArrayList;
import java.util.List;

/** Fills chunks with units, section after section. */
final class ChunkPacker {

    private final VersionKey version;
    private final SpanCutter cutter;
    private final ChunkSettings settings;
    private final BlockSentences sentences;
    private final List<Chunk> chunks = new ArrayList<>();
    private final List<Part> open = new ArrayList<>();
    private long openSize;
    private int openLevel;

    ChunkPacker(VersionKey version, SpanCutter cutter, ChunkSettings settings, BlockSentences sentences) {
        this.version = version;
        this.cutter = cutter;
        this.settings = settings;
        this.sentences = sentences;
    }

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
        return List.copyOf(chunks);
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
            emit(span, headings, tokens);
        } else {
            // A tokenizer may count more for the whole than for its parts, say for the line breaks between them.
            List<Piece> pieces = new ArrayList<>();
            cutter.cutAtSpaces(span, settings.maxTokens(), settings.maxTokens(), pieces);
            for (Piece piece : pieces) {
                emit(piece.span(), headings, cutter.tokens(piece.span()));
            }
        }
        open.clear();
        openSize = 0;
    }

    private void emit(Span span, List<String> headings, int tokens) {
        ChunkId id = new ChunkId(version.documentId(), version.version(), chunks.size());
        chunks.add(new Chunk(id, span, headings, sentences.within(span), span.of(cutter.text()), tokens));
    }
}
