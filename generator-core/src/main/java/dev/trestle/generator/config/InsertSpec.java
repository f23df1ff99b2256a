package dev.trestle.generator.config;

import dev.trestle.generator.route.Format;
import java.util.List;
import java.util.Optional;

/**
 * {@code type: insert}: stores one row, or several.
 *
 * @param inputs columns that the request gives; empty means every column that can be written
 * @param outputs columns that the answer gives; empty means every column
 * @param answer what the route answers with, where that is not the row
 * @param uploads what the route takes as files
 * @param rows how many rows a request has
 * @param maxRows how many rows one request may have
 * @param bodies the formats of requests; empty for JSON alone
 * @param onConflict what becomes of a row that is there already; empty means 409
 * @param export where the row goes, too
 */
public record InsertSpec(
        RouteHead head,
        Located<String> table,
        Optional<List<Located<String>>> inputs,
        Optional<List<Located<String>>> outputs,
        AnswerSpec answer,
        UploadSpec uploads,
        RowsOfRequest rows,
        Optional<Located<Integer>> maxRows,
        Optional<Located<List<Format>>> bodies,
        Optional<ConflictSpec> onConflict,
        Optional<ExportSpec> export) implements RouteSpec {

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.insert(this);
    }
}
