package dev.attest.documents.mail;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import dev.attest.documents.parsing.BodyReader;
import java.util.List;

/** The parsers of this package. */
public final class MailParsers {

    private MailParsers() {}

    /**
     * One parser for {@code message/rfc822} and one for Outlook's {@code application/vnd.ms-outlook}; thread-safe.
     *
     * @param bodies reads the texts of mails; thread-safe
     */
    public static List<Parser> all(ParseLimits limits, BodyReader bodies) {
        LetterWriter writer = new LetterWriter(bodies);
        return List.of(new EmlParser(limits, writer), new MsgParser(limits, writer));
    }
}
