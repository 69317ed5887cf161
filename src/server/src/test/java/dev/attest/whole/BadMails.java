package dev.attest.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** Mails, in the form they are sent in. */
final class BadMails {

    private static final String HEAD =
            "From: ada@example.org\r\nTo: ben@example.org\r\nSubject: %s\r\nMIME-Version: 1.0\r\n";

    private BadMails() {}

    /** A part in a part in a part. */
    static byte[] deepParts(int levels) {
        var mail = new StringBuilder(HEAD.formatted("Parts"));
        for (int i = 0; i < levels; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(i, i));
        }
        return mail.append("\r\nThe innermost words.\r\n").toString().getBytes(UTF_8);
    }

    /** A mail in a mail in a mail. */
    static byte[] deepMails(int levels) {
        var mail = new StringBuilder();
        for (int i = 0; i < levels; i++) {
            mail.append(HEAD.formatted("Forward " + i))
                    .append("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n\r\n".formatted(i, i))
                    .append("The words of forward " + i + ".\r\n--b" + i + "\r\nContent-Type: message/rfc822\r\n\r\n");
        }
        return mail.append(HEAD.formatted("Last") + "\r\nThe innermost words.\r\n")
                .toString()
                .getBytes(UTF_8);
    }

    static byte[] withFile(String name, byte[] file) {
        return (HEAD.formatted("A file")
                        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nThe archive is attached.\r\n--b\r\n"
                        + "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
                        + "Content-Disposition: attachment; filename=\"" + name + "\"\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(file) + "\r\n--b--\r\n")
                .getBytes(UTF_8);
    }
}
