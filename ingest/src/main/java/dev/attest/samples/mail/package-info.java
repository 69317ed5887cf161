/** Writes mails: EML with a plain and an HTML text, and Outlook's MSG. */
@NullMarked
package dev.attest.samples.mail;

import org.jspecify.annotations.NullMarked;
