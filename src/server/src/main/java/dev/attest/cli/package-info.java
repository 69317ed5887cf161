/**
 * The command line: an HTTP client of a running server, which starts one in its own process when a command needs a
 * server and none is there. Only training needs none: it happens here.
 */
@NullMarked
package dev.attest.cli;

import org.jspecify.annotations.NullMarked;
