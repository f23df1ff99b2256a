package dev.trestle.generator.config;

import dev.trestle.generator.route.Format;
import dev.trestle.generator.route.LoadMode;
import java.util.List;
import java.util.Optional;

/**
 * {@code type: load}: stores any number of rows.
 *
 * @param inputs columns that a row of the request gives; empty means every column that can be written
 * @param mode what becomes of the rows that are there
 * @param key the columns of a unique index that find the row to update; empty where it is left out
 * @param rejects how many rows with mistakes are left out and reported; empty where the first one refuses the load
 * @param bodies the formats of requests; empty for every one that requests can have
 */
public record LoadSpec(
        RouteHead head,
        Located<String> table,
        Optional<List<Located<String>>> inputs,
        LoadMode mode,
        Optional<Located<List<Located<String>>>> key,
        Optional<Integer> rejects,
        Optional<Located<List<Format>>> bodies) implements RouteSpec {

    @Override
    public AnswerSpec answer() {
        return AnswerSpec.row();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.load(this);
    }
}
