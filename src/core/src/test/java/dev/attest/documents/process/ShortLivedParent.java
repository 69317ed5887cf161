package dev.attest.documents.process;

import java.nio.file.Path;

/** Says the process id of its child, which then hangs, and waits to be killed. */
public final class ShortLivedParent {

    private ShortLivedParent() {}

    public static void main(String[] arguments) {
        ProcessParser parser = Faults.start(Faults.SETTINGS.withFolder(Path.of(arguments[0])));
        System.out.println(Faults.pid(parser));
        System.out.flush();
        Faults.order(parser, "hang").block();
    }
}
