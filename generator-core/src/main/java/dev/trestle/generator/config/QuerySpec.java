package dev.trestle.generator.config;

import java.util.List;
import java.util.Optional;

/**
 * {@code type: query}: runs a named SQL statement.
 *
 * @param query the file's name in the queries folder, without {@code .sql}
 * @param inputs the parameters in the order that the request record has them; empty means the order of the statement
 * @param parameters those that functions compute
 * @param oneRow whether the answer is one object instead of a list of rows
 * @param answer what the route answers with, where that is not the row
 * @param uploads what the route takes as files
 * @param formats in which the rows are sent; empty for JSON alone
 * @param onFiles whether it reads datasets, and not the database
 */
public record QuerySpec(
        RouteHead head,
        Located<String> query,
        Optional<List<Located<String>>> inputs,
        List<ParameterSpec> parameters,
        boolean oneRow,
        AnswerSpec answer,
        UploadSpec uploads,
        Optional<FormatSpec> formats,
        boolean onFiles) implements RouteSpec {

    @Override
    public List<Located<String>> queries() {
        return onFiles ? List.of() : List.of(query);
    }

    @Override
    public List<Located<String>> fileQueries() {
        return onFiles ? List.of(query) : List.of();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.query(this);
    }
}
