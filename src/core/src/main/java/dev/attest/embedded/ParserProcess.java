package dev.attest.embedded;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.process.ParsingChild;
import dev.attest.documents.process.ProcessParser;
import dev.attest.documents.process.ProcessSettings;

/** The process in which files are read with all parsers. */
public final class ParserProcess {

    private ParserProcess() {}

    /** The child's entry point. */
    public static void main(String[] arguments) {
        ParsingChild.run(arguments, FileParsers::all);
    }

    /** The parent's side: a parser of every format Attest reads; its children start in the background. */
    public static ProcessParser start(ParseLimits limits, ProcessSettings settings) {
        return ProcessParser.start(FileParsers.all(limits), limits, settings, ParserProcess.class.getName());
    }
}
