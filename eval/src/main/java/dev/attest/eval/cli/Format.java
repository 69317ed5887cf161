package dev.attest.eval.cli;

import dev.attest.eval.models.ModelSettings.Structure;

/** How options name the ways in which a server is told what form an answer has. */
enum Format {
    schema(Structure.SCHEMA),
    object(Structure.OBJECT),
    none(Structure.NONE);

    private final Structure structure;

    Format(Structure structure) {
        this.structure = structure;
    }

    Structure structure() {
        return structure;
    }
}
