package dev.attest.security;

import static org.springframework.http.HttpStatus.FORBIDDEN;

import dev.attest.problems.ProblemKind;
import dev.attest.problems.ProblemTable;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class SecurityProblems implements ProblemTable {

    @Override
    public List<Row<?>> rows() {
        return List.of(
                Row.of(ForeignHost.class, new ProblemKind(FORBIDDEN, "foreign-host", "Foreign host name")),
                Row.of(ForeignOrigin.class, new ProblemKind(FORBIDDEN, "foreign-origin", "Foreign origin")));
    }
}
