package dev.attest.tenancy;

/** What a principal may do anywhere in its tenant. Rights to one collection come from its {@link Access}. */
public enum Role {
    /** Asks, searches and predicts. */
    READER,
    /** Also uploads, replaces and deletes documents. */
    ANALYST,
    /** Also decides reviews. */
    REVIEWER,
    /** Also manages models, prompts and evaluations. */
    ENGINEER,
    /** Everything, including collections and keys. */
    OWNER
}
