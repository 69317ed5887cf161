package dev.attest.samples.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One sample before it is written: its front matter and its body.
 *
 * @param path where the source lies, for messages
 */
public record Source(Path path, FrontMatter front, List<Block> blocks) {

    public Source {
        blocks = List.copyOf(blocks);
    }

    /** Throws {@link SourceError} when the file does not keep to the source format. */
    public static Source read(Path path) throws IOException {
        List<String> lines = Files.readString(path).lines().toList();
        FrontMatter front = new FrontMatter(path, lines);
        String body = "\n".repeat(front.lines()) + String.join("\n", lines.subList(front.lines(), lines.size()));
        List<Block> blocks = new MarkdownBlocks(path, front.format()).read(body);
        Source source = new Source(path, front, titled(front, blocks));
        Shape.check(source);
        return source;
    }

    /** What a reader of the written file can find in it. */
    public Written written() {
        return Written.of(this);
    }

    /** A document shows its title: its own first heading when that is the title, else one put before it. */
    private static List<Block> titled(FrontMatter front, List<Block> blocks) {
        if (front.format() != Format.PDF && front.format() != Format.DOCX) {
            return blocks;
        }
        List<Block> all = new ArrayList<>(blocks);
        boolean titled = !all.isEmpty()
                && all.get(0) instanceof Block.Heading first
                && first.level() == 1
                && first.text().plain().equalsIgnoreCase(front.title());
        Block.Heading title = new Block.Heading(0, Text.of(front.title()), front.lines());
        if (titled) {
            all.set(0, title);
        } else {
            all.add(0, title);
        }
        return all;
    }

    /** A part that begins with a level 1 heading: a slide or a sheet. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        Block.Heading title = null;
        List<Block> content = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Block.Heading heading && heading.level() == 1) {
                if (title != null) {
                    parts.add(new Part(title, content));
                }
                title = heading;
                content = new ArrayList<>();
            } else {
                content.add(block);
            }
        }
        if (title != null) {
            parts.add(new Part(title, content));
        }
        return parts;
    }

    /** A slide or a sheet with what stands under its title. */
    public record Part(Block.Heading title, List<Block> content) {

        private static final String NOTE = "Note:";

        public Part {
            content = List.copyOf(content);
        }

        public static boolean isNote(Block block) {
            return block instanceof Block.Paragraph paragraph
                    && paragraph.text().plain().startsWith(NOTE);
        }

        /** What the slide shows. */
        public List<Block> shown() {
            return content.stream().filter(block -> !isNote(block)).toList();
        }

        /** What the speaker says, without the mark. */
        public List<String> notes() {
            return content.stream()
                    .filter(Part::isNote)
                    .map(note -> ((Block.Paragraph) note)
                            .text()
                            .plain()
                            .substring(NOTE.length())
                            .strip())
                    .toList();
        }

        /** Of a sheet. */
        public Block.Table table() {
            return (Block.Table) content.get(0);
        }
    }
}
