/** Questions and answers over HTTP, whole or as a stream. */
@NullMarked
package dev.attest.answering.web;

import org.jspecify.annotations.NullMarked;
