/** Reads mails: who wrote what to whom and when, the history quoted below, and the files attached. */
@NullMarked
package dev.attest.documents.mail;

import org.jspecify.annotations.NullMarked;
