package dev.trestle.data;

import dev.trestle.runtime.FieldError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a file has the columns of its dataset, and their values. */
record FileCheck(Dataset dataset, FileScan scan) {

    /** Values that a scan of the file counts, and what they are. */
    private record Count(String sql, String meaning) {}

    /**
     * Checks the file, and makes a temporary view of it that has the name of the dataset.
     *
     * @throws dev.trestle.runtime.HttpProblem 422 with all columns that do not fit
     */
    void pass(Session session) throws SQLException {
        refuse(shape());
        refuse(cells(session));
        List<String> values = dataset.columns().stream().map(column -> value(column) + " AS " + column.quoted()).toList();
        session.run("CREATE TEMP VIEW " + SqlText.name(dataset.name()) + " AS SELECT " + String.join(", ", values)
                + " FROM " + scan.source());
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw FileProblems.unfit(errors);
        }
    }

    private boolean converts() {
        return dataset.validation() == Validation.OFF;
    }

    /** The mistakes in names and types. */
    private List<FieldError> shape() {
        List<FieldError> errors = new ArrayList<>();
        for (DatasetColumn column : dataset.columns()) {
            String type = scan.found().get(column.name());
            if (type == null) {
                if (!(converts() && column.nullable())) {
                    errors.add(error("has no column " + column.name()));
                }
            } else if (!converts() && !isText() && !column.type().holds(type)) {
                errors.add(error("has the column " + column.name() + " of the type " + type + " instead of " + column.type().sqlName()));
            }
        }
        if (!converts()) {
            scan.found().keySet().stream()
                    .filter(name -> dataset.columns().stream().noneMatch(column -> column.name().equals(name)))
                    .forEach(name -> errors.add(error("has a column more: " + name)));
        }
        return errors;
    }

    private FieldError error(String message) {
        return FileProblems.error(dataset, message);
    }

    /** The mistakes in values: of all rows in one scan. */
    private List<FieldError> cells(Session session) throws SQLException {
        List<Count> counts = new ArrayList<>();
        for (DatasetColumn column : dataset.columns()) {
            if (!column.nullable()) {
                counts.add(new Count(column.quoted() + " IS NULL", "a null in the column " + column.name()));
            }
            if (isChecked(column)) {
                counts.add(new Count(column.quoted() + " IS NOT NULL AND " + value(column) + " IS NULL",
                        "a value in the column " + column.name() + " that is no " + column.type().sqlName()));
            }
        }
        if (counts.isEmpty()) {
            return List.of();
        }
        List<String> sums = counts.stream().map(count -> "count(*) FILTER (WHERE " + count.sql() + ")").toList();
        return session.query("SELECT " + String.join(", ", sums) + " FROM " + scan.source(), binds -> { },
                rows -> errors(counts, rows));
    }

    private List<FieldError> errors(List<Count> counts, ResultSet rows) throws SQLException {
        List<FieldError> errors = new ArrayList<>();
        rows.next();
        for (int i = 0; i < counts.size(); i++) {
            long number = rows.getLong(i + 1);
            if (number > 0) {
                errors.add(error("has " + counts.get(i).meaning() + ", in " + (number == 1 ? "1 row" : number + " rows")));
            }
        }
        return errors;
    }

    private boolean isText() {
        return dataset.format() == FileFormat.CSV;
    }

    /** Whether a value of the column may be refused, as the type of the column in the file does not tell. */
    private boolean isChecked(DatasetColumn column) {
        String type = scan.found().get(column.name());
        return type != null && dataset.validation() != Validation.SHAPE_ONLY
                && (isText() ? column.type() != FileType.TEXT : !column.type().holds(type) || column.type() == FileType.JSON);
    }

    /** A column as its declared type. */
    private String value(DatasetColumn column) {
        @Nullable String type = scan.found().get(column.name());
        if (type == null) {
            return column.type().same("NULL");
        }
        if (!isText() && column.type().holds(type)) {
            return column.type().same(column.quoted());
        }
        return switch (dataset.validation()) {
            case OFF -> column.type().leniently(column.quoted());
            case STRICT -> column.type().strictly(column.quoted());
            // Nothing has checked it before it is read.
            case SHAPE_ONLY -> column.type().strictlyOrFail(column.quoted());
        };
    }
}
