/** What langchain4j gives out of the box: the peer of retrieval, and its encoders. */
@NullMarked
package dev.attest.bench.finding.langchain4j;

import org.jspecify.annotations.NullMarked;
