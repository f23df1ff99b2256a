package dev.trestle.generator.config;

import dev.trestle.generator.route.Format;
import java.util.List;
import java.util.Optional;

/**
 * {@code type: export_file}: writes the rows of a named SQL statement into a file, as a job.
 *
 * @param query the file's name in the queries folder, without {@code .sql}
 * @param inputs the parameters in the order that the request record has them; empty means the order of the statement
 * @param root the name of the configured directory
 * @param file the name below it, with inputs in braces
 * @param format of the file
 * @param partitions the columns by which the rows are divided among files; none for one file
 * @param maxPartitions how many there may be; empty for the default
 * @param refuses whether an existing file stays
 * @param escapesFormulas whether text that spreadsheets take for a formula is changed
 */
public record FileExportSpec(
        RouteHead head,
        Located<String> query,
        Optional<List<Located<String>>> inputs,
        String root,
        Located<String> file,
        Format format,
        List<Located<String>> partitions,
        Optional<Integer> maxPartitions,
        boolean refuses,
        boolean escapesFormulas) implements RouteSpec {

    @Override
    public AnswerSpec answer() {
        return AnswerSpec.row();
    }

    @Override
    public List<Located<String>> queries() {
        return List.of(query);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.fileExport(this);
    }
}
