package dev.trestle.generator.config;

import java.util.List;
import java.util.Optional;

/**
 * {@code type: compute}: tells what an insert would store, and stores nothing.
 *
 * @param inputs columns that the request gives; empty means every column that can be written
 * @param outputs columns that the answer gives; empty means every column
 * @param answer what the route answers with, where that is not the row
 * @param uploads what the route takes as files
 * @param maxRows how many rows one request may have
 * @param export where the row goes, too
 */
public record ComputeSpec(
        RouteHead head,
        Located<String> table,
        Optional<List<Located<String>>> inputs,
        Optional<List<Located<String>>> outputs,
        AnswerSpec answer,
        UploadSpec uploads,
        Optional<Located<Integer>> maxRows,
        Optional<ExportSpec> export) implements RouteSpec {

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.compute(this);
    }
}
