package dev.trestle.data;

import java.util.ArrayList;
import java.util.List;

/** The values of NDJSON as their dataset declares them, in SQL. A member that is absent is null. */
record JsonCells(Dataset dataset, JsonLines lines) {

    /** What no line and no value may be. */
    List<CellTest> tests() {
        List<CellTest> tests = new ArrayList<>();
        tests.add(new CellTest(null, lines.line() + " IS NOT NULL AND " + lines.object() + " IS NULL", lines.line(), "is no JSON object"));
        if (dataset.validation() != Validation.OFF) {
            tests.add(new CellTest(null, lines.object() + " IS NOT NULL AND " + lines.hasMore(), lines.line(),
                    "has a member that is no column"));
        }
        for (DatasetColumn column : dataset.columns()) {
            if (!column.nullable()) {
                tests.add(new CellTest(column, lines.object() + " IS NOT NULL AND " + column.quoted() + " IS NULL", column.quoted(), "is null"));
            }
            if (dataset.validation() != Validation.SHAPE_ONLY && column.type() != FileType.JSON) {
                tests.add(CellTest.ofType(column, value(column)));
            }
        }
        return tests;
    }

    /** A column as its declared type. */
    String value(DatasetColumn column) {
        if (column.type() == FileType.JSON) {
            return column.type().same(lines.json(column.name()));
        }
        String kinds = dataset.validation() == Validation.OFF ? "NOT IN ('OBJECT', 'ARRAY')" : "IN (" + column.type().jsonKinds() + ")";
        String text = "CASE WHEN " + lines.kind(column.name()) + " " + kinds + " THEN " + column.quoted() + " END";
        return switch (dataset.validation()) {
            case OFF -> column.type().leniently(text);
            case STRICT -> column.type().strictly(text);
            // Nothing has checked it before it is read.
            case SHAPE_ONLY -> "CASE WHEN " + column.quoted() + " IS NOT NULL THEN coalesce(" + column.type().strictly(text)
                    + ", error('a value is no " + column.type().sqlName() + "')) END";
        };
    }
}
