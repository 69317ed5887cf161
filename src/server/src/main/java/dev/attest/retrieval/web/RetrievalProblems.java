package dev.attest.retrieval.web;

import dev.attest.problems.ProblemTable;
import dev.attest.retrieval.InvalidFilter;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class RetrievalProblems implements ProblemTable {

    @Override
    public List<Row<?>> rows() {
        return List.of(Row.invalid(InvalidFilter.class, InvalidFilter::path));
    }
}
