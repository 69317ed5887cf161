/** Puts answering together for the server. */
@NullMarked
package dev.attest.answering.spring;

import org.jspecify.annotations.NullMarked;
