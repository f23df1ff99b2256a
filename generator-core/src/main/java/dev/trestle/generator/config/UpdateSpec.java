package dev.trestle.generator.config;

import java.util.List;
import java.util.Optional;

/**
 * {@code type: update}: changes the row that has the given primary key.
 *
 * @param inputs columns that the request may set; empty means every column that can be written, but for the key
 * @param outputs columns that the answer gives; empty means every column
 * @param answer what the route answers with, where that is not the row
 * @param uploads what the route takes as files
 * @param export where the row goes, too
 */
public record UpdateSpec(
        RouteHead head,
        Located<String> table,
        Optional<List<Located<String>>> inputs,
        Optional<List<Located<String>>> outputs,
        AnswerSpec answer,
        UploadSpec uploads,
        Optional<ExportSpec> export) implements RouteSpec {

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.update(this);
    }
}
