package dev.trestle.generator.config;

import java.util.List;
import java.util.Optional;

/**
 * {@code type: delete}: deletes the rows that equal the request in every match column.
 *
 * @param matchColumns empty means the primary key
 */
public record DeleteSpec(RouteHead head, Located<String> table, Optional<List<Located<String>>> matchColumns)
        implements RouteSpec {

    /** The number of rows. */
    @Override
    public AnswerSpec answer() {
        return AnswerSpec.row();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.delete(this);
    }
}
