package dev.attest.documents.web;

import org.jspecify.annotations.Nullable;

/**
 * What became of an upload.
 *
 * @param job null when the document holds these very bytes already
 */
record UploadJson(DocumentJson document, @Nullable JobJson job, boolean unchanged) {}
