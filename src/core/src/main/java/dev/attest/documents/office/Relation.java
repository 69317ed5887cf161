package dev.attest.documents.office;

/**
 * A link from one part to another.
 *
 * @param type the last segment of its type, the same in both editions of the standard
 * @param target the name of the part in lower case, as {@link OfficePackage} knows it; of a link out of the file, which
 *     is never followed, there is no part
 */
record Relation(String id, String type, String target) {}
