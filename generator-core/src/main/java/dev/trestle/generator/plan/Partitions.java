package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.INVALID_VALUE;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNKNOWN_COLUMN;

import dev.trestle.generator.config.FileExportSpec;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.ScalarType;
import dev.trestle.generator.plan.model.ValueType;
import dev.trestle.generator.query.QueryAnalysis;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How the rows of a query are divided among files.
 *
 * @param columns in the names of folders, in their order; none for one file
 * @param others the columns of the files
 * @param all the columns of the query
 */
record Partitions(List<OutputField> columns, List<OutputField> others, List<OutputField> all) {

    /** Types whose values have one text each that other programs read as the same value. */
    private static final Set<ScalarType> IN_FOLDERS = EnumSet.of(ScalarType.BOOL, ScalarType.INT2, ScalarType.INT4, ScalarType.INT8,
            ScalarType.OID, ScalarType.NUMERIC, ScalarType.TEXT, ScalarType.UUID, ScalarType.DATE, ScalarType.EXTENSION);

    static Partitions plan(FileExportSpec spec, QueryAnalysis query, List<OutputField> outputs, Diagnostics diagnostics) {
        List<OutputField> columns = new ArrayList<>();
        for (Located<String> name : spec.partitions()) {
            Optional<OutputField> column = outputs.stream().filter(output -> output.name().equals(name.value())).findFirst();
            if (column.isEmpty()) {
                diagnostics.report(UNKNOWN_COLUMN, name.location(), "'" + query.source().file() + "' has no column '" + name.value() + "'"
                        + Suggestion.didYouMean(name.value(), outputs.stream().map(OutputField::name).toList()) + ".");
            } else if (!isForFolders(column.get().type())) {
                diagnostics.report(INVALID_VALUE, name.location(), "The column '" + name.value() + "' has the type "
                        + column.get().pgType().sql() + ", but partitions are divided by texts, integers, numerics, booleans, dates, uuids"
                        + " or enums; cast it in the query.");
            } else {
                columns.add(column.get());
            }
        }
        List<OutputField> others = outputs.stream().filter(output -> !columns.contains(output)).toList();
        if (others.isEmpty()) {
            diagnostics.report(INVALID_VALUE, spec.partitions().get(0).location(),
                    "All columns are in the names of folders, and none is left for the files; partition by fewer.");
        }
        return new Partitions(List.copyOf(columns), others, outputs);
    }

    private static boolean isForFolders(ValueType type) {
        return type instanceof ValueType.Enumeration || type instanceof ValueType.Scalar scalar && IN_FOLDERS.contains(scalar.type());
    }

    // SELECT c1, c3, c2::text
    // FROM (SELECT q.*, row_number() OVER () FROM (…) AS q) AS r (c1, c2, c3, n)
    // ORDER BY c2::text COLLATE "C", n
    /**
     * The statement whose rows are sorted by their partitions, so that one file is written after the other. Texts that are the same
     * to another collation differ here, as folders do; within a partition the rows keep their order.
     */
    String sorted(String sql) {
        if (columns.isEmpty()) {
            return sql;
        }
        List<String> texts = columns.stream().map(column -> alias(column) + "::text").toList();
        String selected = Stream.concat(others.stream().map(this::alias), texts.stream()).collect(Collectors.joining(", "));
        String aliases = IntStream.rangeClosed(1, all.size()).mapToObj(number -> "c" + number + ", ").collect(Collectors.joining());
        String order = texts.stream().map(text -> text + " COLLATE \"C\", ").collect(Collectors.joining());
        return "SELECT " + selected + "\nFROM (SELECT q.*, row_number() OVER () FROM (\n" + sql + "\n) AS q) AS r (" + aliases + "n)\nORDER BY "
                + order + "n";
    }

    private String alias(OutputField column) {
        return "c" + (all.indexOf(column) + 1);
    }
}
