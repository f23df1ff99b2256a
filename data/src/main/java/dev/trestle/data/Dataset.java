package dev.trestle.data;

import java.util.ArrayList;
import java.util.List;

/** Files of one format with the same columns, below one root. A request has the name of one of them. */
public final class Dataset {

    private final String name;
    private final FileFormat format;
    private final String root;
    private final Validation validation;
    private final List<DatasetColumn> columns;

    private Dataset(String name, FileFormat format, String root, Validation validation, List<DatasetColumn> columns) {
        this.name = name;
        this.format = format;
        this.root = root;
        this.validation = validation;
        this.columns = List.copyOf(columns);
    }

    /**
     * A dataset without columns.
     *
     * @param name of the table in queries, and of the parameter of a request
     * @param format of the files
     * @param root as configured by {@code trestle.data.roots}
     * @param validation how exactly files have to fit
     * @return to add columns to
     */
    public static Dataset of(String name, FileFormat format, String root, Validation validation) {
        return new Dataset(name, format, root, validation, List.of());
    }

    /**
     * Adds a column without nulls.
     *
     * @param column its name
     * @param type its type
     * @return this dataset and it
     */
    public Dataset add(String column, FileType type) {
        return with(new DatasetColumn(column, type, false));
    }

    /**
     * Adds a column that may be null.
     *
     * @param column its name
     * @param type its type
     * @return this dataset and it
     */
    public Dataset orNull(String column, FileType type) {
        return with(new DatasetColumn(column, type, true));
    }

    private Dataset with(DatasetColumn column) {
        List<DatasetColumn> more = new ArrayList<>(columns);
        more.add(column);
        return new Dataset(name, format, root, validation, more);
    }

    String name() { return name; }

    FileFormat format() { return format; }

    String root() { return root; }

    Validation validation() { return validation; }

    List<DatasetColumn> columns() { return columns; }
}
