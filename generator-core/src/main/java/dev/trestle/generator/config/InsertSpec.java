package dev.trestle.generator.config;

import java.util.List;
import java.util.Optional;

/**
 * {@code type: insert}: stores one row.
 *
 * @param inputs columns that the request gives; empty means every column that can be written
 * @param outputs columns that the answer gives; empty means every column
 * @param answer what the route answers with, where that is not the row
 * @param uploads what the route takes as files
 */
public record InsertSpec(
        RouteHead head,
        Located<String> table,
        Optional<List<Located<String>>> inputs,
        Optional<List<Located<String>>> outputs,
        AnswerSpec answer,
        UploadSpec uploads) implements RouteSpec {

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.insert(this);
    }
}
