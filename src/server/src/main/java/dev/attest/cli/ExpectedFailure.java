package dev.attest.cli;

/** Something a user can run into and put right; its message is the one sentence printed, without a stack trace. */
abstract sealed class ExpectedFailure extends RuntimeException
        permits DataFolderTaken,
                DataFolderUnusable,
                InputUnusable,
                PortUnavailable,
                RequestRefused,
                ServerUnreachable,
                StartRefused,
                TransferBroken {
    private static final long serialVersionUID = 1L;

    ExpectedFailure(String sentence) {
        super(sentence);
    }

    ExpectedFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Never null, unlike a throwable's message in general. */
    String sentence() {
        return String.valueOf(getMessage());
    }
}
