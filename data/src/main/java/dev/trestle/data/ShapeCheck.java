package dev.trestle.data;

import dev.trestle.runtime.FieldError;
import java.util.ArrayList;
import java.util.List;

/** Whether files have the names and types of the columns of their dataset. */
record ShapeCheck(Dataset dataset, FileScan scan) {

    /** The mistakes of the first of the files, as all have the same columns. */
    List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>();
        boolean converts = dataset.validation() == Validation.OFF;
        for (DatasetColumn column : dataset.columns()) {
            String type = scan.type(column.name());
            if (type == null) {
                if (!(converts && column.nullable())) {
                    errors.add(error("has no column " + column.name()));
                }
            } else if (!converts && !scan.format().isText() && !column.type().holds(type)) {
                errors.add(error("has the column " + column.name() + " of the type " + type + " instead of " + column.type().sqlName()));
            }
        }
        if (!converts) {
            scan.names().stream()
                    .filter(name -> dataset.columns().stream().noneMatch(column -> column.name().equals(name)))
                    .forEach(name -> errors.add(error("has a column more: " + name)));
        }
        return errors;
    }

    private FieldError error(String message) {
        return FileProblems.error(dataset, scan.files().getFirst(), message);
    }
}
