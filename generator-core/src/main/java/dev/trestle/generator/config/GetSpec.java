package dev.trestle.generator.config;

import java.util.List;
import java.util.Optional;

/**
 * {@code type: get}: answers with the row that has the given primary key.
 *
 * @param outputs columns of the answer; empty means every column
 * @param answer what the route answers with, where that is not the row
 */
public record GetSpec(RouteHead head, Located<String> table, Optional<List<Located<String>>> outputs, AnswerSpec answer)
        implements RouteSpec {

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.get(this);
    }
}
