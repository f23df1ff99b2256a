package dev.trestle.generator.plan.model;

import dev.trestle.generator.route.Format;
import java.util.List;
import java.util.Optional;

/**
 * A route that writes the rows of a named statement into a file, or into one for each partition.
 *
 * @param queryFile the file it comes from, as users know it
 * @param statement its result has the columns of the files, then those of the partitions as text; sorted by them
 * @param columns of the files
 * @param partitions the columns in the names of folders; none for one file
 * @param root the name of the configured directory
 * @param name of the file below it
 * @param format of the files
 * @param maxPartitions how many there may be; empty for the run time's own number
 * @param refuses whether an existing file stays
 * @param escapesFormulas whether text that spreadsheets take for a formula is changed
 */
public record FileExportPlan(
        Endpoint endpoint,
        String queryFile,
        Exchange exchange,
        Statement.Constant statement,
        List<OutputField> columns,
        List<OutputField> partitions,
        String root,
        List<NamePart> name,
        Format format,
        Optional<Integer> maxPartitions,
        boolean refuses,
        boolean escapesFormulas) implements RoutePlan {

    /** A part of the name of a file. */
    public sealed interface NamePart {

        /** The same in every name. */
        record Text(String text) implements NamePart {}

        /** The value of an input. */
        record Value(InputField input) implements NamePart {}
    }

    @Override
    public List<Statement> statements() {
        return List.of(statement);
    }

    @Override
    public List<OutputField> outputs() {
        return columns;
    }

    @Override
    public boolean writesFiles() {
        return true;
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.fileExport(this);
    }
}
