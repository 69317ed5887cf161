/** Search over HTTP. */
@NullMarked
package dev.attest.retrieval.web;

import org.jspecify.annotations.NullMarked;
