package dev.attest.eval.cli;

import dev.attest.eval.EvalFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What is said when a command could not be carried out: a sentence, or of what nobody foresaw, where it happened. */
final class Complaint {

    private Complaint() {}

    static void print(Throwable failure, PrintWriter err) {
        if (failure instanceof EvalFailure) {
            err.println("attest: " + failure.getMessage());
        } else if (failure instanceof IOException e) {
            err.println("attest: " + sentence(e));
        } else if (failure instanceof UncheckedIOException e) {
            Throwable cause = e.getCause();
            err.println("attest: " + sentence(cause == null ? e : cause));
        } else {
            err.println("attest: this should not have happened; please report it.");
            failure.printStackTrace(err);
        }
        err.flush();
    }

    private static String sentence(Throwable e) {
        if (e instanceof FileSystemException file) {
            return "%s cannot be read or written: %s.".formatted(file.getFile(), why(file));
        }
        return "reading or writing failed: %s.".formatted(e.getMessage() == null ? e : e.getMessage());
    }

    /** Java's own message is often the file's name alone. */
    private static String why(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "that is not allowed";
        }
        if (e instanceof NotDirectoryException || e instanceof FileAlreadyExistsException) {
            return "there is something else of that name";
        }
        return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    }
}
