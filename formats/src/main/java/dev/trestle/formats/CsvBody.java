package dev.trestle.formats;

import dev.trestle.runtime.BodyRows;
import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import io.helidon.http.Status;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a body of CSV (RFC 4180), in UTF-8. An empty field is null, and {@code ""} is an empty string. */
record CsvBody(CsvRecords records) {

    void read(BodyRows<?> rows) {
        CsvRecord header = header();
        List<String> names = header.cells().stream().map(name -> name == null ? "" : name).toList();
        refuseRepeated(names);
        rows.columns(names);
        for (CsvRecord row = records.next(); row != null; row = records.next()) {
            if (row.cells().size() == names.size()) {
                rows.cells(names, row.cells(), row.line());
            } else if (!row.isEmptyLine()) {
                rows.refuse(ErrorCode.WRONG_COUNT, "has to have as many fields as the header, " + names.size() + ", but has "
                        + row.cells().size(), row.cells(), row.line());
            }
        }
    }

    private CsvRecord header() {
        CsvRecord header = records.next();
        if (header == null || header.isEmptyLine()) {
            throw malformed("has no header; the first line has to have the names of the columns");
        }
        return header;
    }

    private static void refuseRepeated(List<String> names) {
        Set<String> before = new HashSet<>();
        FieldError[] repeated = names.stream()
                .filter(name -> !before.add(name))
                .map(name -> FieldError.of(FieldError.pointer(name), ErrorCode.REPEATED, "occurs more than once in the header"))
                .toArray(FieldError[]::new);
        if (repeated.length > 0) {
            throw HttpProblem.unprocessable(repeated);
        }
    }

    private static HttpProblem malformed(String how) {
        return HttpProblem.of(Status.BAD_REQUEST_400, "The body " + how);
    }
}
