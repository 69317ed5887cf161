package dev.attest.samples.source;

import java.util.List;

/** What a format expects of a body beyond the Markdown subset. */
final class Shape {

    private Shape() {}

    static void check(Source source) {
        switch (source.front().format()) {
            case CSV -> oneTable(source, source.blocks(), source.front().lines());
            case XLSX -> {
                begins(source, "a sheet");
                source.parts().forEach(sheet -> {
                    oneTable(source, sheet.content(), sheet.title().line());
                    sheetName(source, sheet.title());
                });
            }
            case PPTX -> begins(source, "a slide");
            default -> {
                if (source.blocks().isEmpty()) {
                    throw new SourceError(source.path(), source.front().lines(), "nothing follows the front matter");
                }
            }
        }
    }

    private static void begins(Source source, String what) {
        boolean begun = !source.blocks().isEmpty()
                && source.blocks().get(0) instanceof Block.Heading heading
                && heading.level() == 1;
        if (!begun) {
            throw new SourceError(source.path(), source.front().lines(), "the body must begin with # , " + what);
        }
    }

    private static void oneTable(Source source, List<Block> blocks, int line) {
        if (blocks.size() != 1 || !(blocks.get(0) instanceof Block.Table)) {
            throw new SourceError(source.path(), line, "expected exactly one table here and nothing else");
        }
    }

    /** Excel's own rule. */
    private static void sheetName(Source source, Block.Heading title) {
        String name = title.text().plain();
        if (name.length() > 31 || name.chars().anyMatch(c -> "[]:*?/\\".indexOf(c) >= 0)) {
            throw new SourceError(source.path(), title.line(), "not a sheet name: " + name);
        }
    }
}
