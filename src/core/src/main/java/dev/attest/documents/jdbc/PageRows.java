package dev.attest.documents.jdbc;

import dev.attest.documents.PageCounts;
import dev.attest.documents.PageLayout;
import dev.attest.documents.Span;
import dev.attest.documents.VersionKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes and reads the pages of versions. They go with their version, by a foreign key. */
final class PageRows {

    /** The columns of {@link #counts}; the version's row is {@code v}. */
    static final String COUNTS = "v.pages, v.pages_without_text, v.pages_recognised";

    private PageRows() {}

    static void insert(JdbcClient jdbc, VersionKey version, List<PageLayout> pages) {
        pages.forEach(page -> jdbc.sql("insert into document_page (document_id, version, number, width, height, origin,"
                        + " span_start, span_end, runs) values (:document, :version, :number, :width, :height, :origin,"
                        + " :start, :end, :runs)")
                .param("document", version.documentId())
                .param("version", version.version())
                .param("number", page.number())
                .param("width", page.width())
                .param("height", page.height())
                .param("origin", page.origin().name())
                .param("start", page.span().start())
                .param("end", page.span().end())
                .param("runs", GlyphRuns.encode(page.span(), page.runs()))
                .update());
    }

    /** The pages that a span touches, in order. */
    static List<PageLayout> touched(JdbcClient jdbc, VersionKey version, Span span) {
        return jdbc.sql("select number, width, height, origin, span_start, span_end, runs from document_page"
                        + " where document_id = :document and version = :version and span_start < :end"
                        + " and span_end > :start and span_start >= coalesce((select max(p.span_start)"
                        + " from document_page p where p.document_id = :document and p.version = :version"
                        + " and p.span_start <= :start), 0) order by number")
                .param("document", version.documentId())
                .param("version", version.version())
                .param("start", span.start())
                .param("end", span.end())
                .query((rs, n) -> page(rs))
                .list();
    }

    private static PageLayout page(ResultSet rs) throws SQLException {
        Span span = new Span(rs.getInt("span_start"), rs.getInt("span_end"));
        return new PageLayout(
                rs.getInt("number"),
                rs.getDouble("width"),
                rs.getDouble("height"),
                PageLayout.Origin.valueOf(rs.getString("origin")),
                span,
                GlyphRuns.decode(span, rs.getBytes("runs")));
    }

    static void keepCounts(JdbcClient jdbc, VersionKey version, Optional<PageCounts> counts) {
        jdbc.sql("update document_version set pages = :pages, pages_without_text = :without,"
                        + " pages_recognised = :recognised where document_id = :document and number = :number")
                .param("pages", counts.map(PageCounts::total).orElse(null))
                .param("without", counts.map(PageCounts::withoutText).orElse(null))
                .param("recognised", counts.map(PageCounts::recognised).orElse(null))
                .param("document", version.documentId())
                .param("number", version.version())
                .update();
    }

    /** Reads the columns of {@link #COUNTS}. */
    static Optional<PageCounts> counts(ResultSet rs) throws SQLException {
        int pages = rs.getInt("pages");
        return pages == 0
                ? Optional.empty()
                : Optional.of(new PageCounts(pages, rs.getInt("pages_without_text"), rs.getInt("pages_recognised")));
    }
}
