package dev.attest.problems;

/** How errors read on the routes of somebody else's protocol; everywhere else they are problem details. */
public interface ErrorForm {

    /**
     * Whether a path is of that protocol, be there a route or not.
     *
     * @param path as in {@code /v2/models}
     */
    boolean covers(String path);

    /** What is sent in its stead, as {@code application/json}; status and other headers stay. */
    Object body(Problem problem);
}
