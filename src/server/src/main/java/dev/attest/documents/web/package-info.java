/** Documents, collections and jobs over HTTP. */
@NullMarked
package dev.attest.documents.web;

import org.jspecify.annotations.NullMarked;
