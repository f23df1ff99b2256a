package dev.trestle.data;

import dev.trestle.runtime.FieldError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of columns in the names of folders, as Hive writes them: {@code year=2026/month=07/part.parquet}. */
record Folders(Dataset dataset) {

    /** Hive's null. */
    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    /** A value of a column. */
    private record Value(DatasetColumn column, @Nullable String text) {

        String sql() {
            return text == null ? column.type().same("NULL") : column.type().strictly(SqlText.literal(text));
        }
    }

    /** A file, and its values as SQL; empty if its folders have other names. */
    record Placed(RootFile file, List<String> values) {}

    /**
     * The values of the folders that each file is in.
     *
     * @param errors takes the mistakes
     */
    List<Placed> of(Session session, List<RootFile> files, List<FieldError> errors) throws SQLException {
        List<Placed> placed = new ArrayList<>();
        Set<Value> distinct = new LinkedHashSet<>();
        for (RootFile file : files) {
            List<Value> values = values(file);
            if (values.size() < dataset.folders().size()) {
                errors.add(FileProblems.error(dataset, file, "is not in folders " + names()));
            }
            distinct.addAll(values);
            placed.add(new Placed(file, values.stream().map(Value::sql).toList()));
        }
        check(session, List.copyOf(distinct), errors);
        return placed;
    }

    private String names() {
        return String.join("/", dataset.folders().stream().map(column -> column.name() + "=…").toList());
    }

    /** Those of the innermost folders; none if one has another name. */
    private List<Value> values(RootFile file) {
        List<String> segments = List.of(file.name().split("/"));
        int first = segments.size() - 1 - dataset.folders().size();
        List<Value> values = new ArrayList<>();
        for (int i = 0; first >= 0 && i < dataset.folders().size(); i++) {
            DatasetColumn column = dataset.folders().get(i);
            String segment = segments.get(first + i);
            if (!segment.startsWith(column.name() + "=")) {
                return List.of();
            }
            String text = decoded(segment.substring(column.name().length() + 1));
            values.add(new Value(column, text.equals(NULL) ? null : text));
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private void check(Session session, List<Value> values, List<FieldError> errors) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            rows.add("(" + i + ", " + values.get(i).sql() + " IS NULL)");
        }
        if (rows.isEmpty()) {
            return;
        }
        List<Integer> nulls = session.query("SELECT n FROM (VALUES " + String.join(", ", rows) + ") v(n, b) WHERE b ORDER BY n",
                binds -> { }, found -> {
                    List<Integer> numbers = new ArrayList<>();
                    while (found.next()) {
                        numbers.add(found.getInt(1));
                    }
                    return numbers;
                });
        for (int number : nulls) {
            Value value = values.get(number);
            DatasetColumn column = value.column();
            if (value.text() != null) {
                errors.add(FileProblems.error(dataset, "has a folder " + FileProblems.shown(column.name() + "=" + value.text())
                        + ", whose value is no " + column.type().sqlName()));
            } else if (!column.nullable()) {
                errors.add(FileProblems.error(dataset, "has a folder for the null of " + column.name() + ", which has no nulls"));
            }
        }
    }
}
