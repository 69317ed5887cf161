/** What a sample is written from: a Markdown source with front matter, read into blocks, and the written truth that parsers are held against. */
@NullMarked
package dev.attest.samples.source;

import org.jspecify.annotations.NullMarked;
