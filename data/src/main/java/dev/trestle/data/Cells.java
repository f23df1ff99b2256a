package dev.trestle.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of files as their dataset declares them, in SQL. */
record Cells(Dataset dataset, FileScan scan) {

    /** What no value may be. */
    List<CellTest> tests() {
        if (scan.format() == FileFormat.NDJSON) {
            return new JsonCells(dataset, new JsonLines(scan.names())).tests();
        }
        List<CellTest> tests = new ArrayList<>();
        for (DatasetColumn column : dataset.columns()) {
            if (!column.nullable()) {
                tests.add(CellTest.ofNull(column));
            }
            if (isChecked(column)) {
                tests.add(CellTest.ofType(column, value(column)));
            }
        }
        return tests;
    }

    private boolean isText() {
        return scan.format().isText();
    }

    /** Whether a value of the column may be refused, as the type of the column in the file does not tell. */
    private boolean isChecked(DatasetColumn column) {
        String type = scan.type(column.name());
        return type != null && dataset.validation() != Validation.SHAPE_ONLY
                && (isText() ? column.type() != FileType.TEXT : !column.type().holds(type) || column.type() == FileType.JSON);
    }

    /** A column as its declared type. */
    String value(DatasetColumn column) {
        @Nullable String type = scan.type(column.name());
        if (type == null) {
            return column.type().same("NULL");
        }
        if (scan.format() == FileFormat.NDJSON) {
            return new JsonCells(dataset, new JsonLines(scan.names())).value(column);
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
