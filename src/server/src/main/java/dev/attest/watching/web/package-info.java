/** What models predicted, told and asked for over HTTP. */
@NullMarked
package dev.attest.watching.web;

import org.jspecify.annotations.NullMarked;
