/** The files that people deploy Attest with, held against the application, since no container can be run in the build. */
@NullMarked
package dev.attest.deployment;

import org.jspecify.annotations.NullMarked;
