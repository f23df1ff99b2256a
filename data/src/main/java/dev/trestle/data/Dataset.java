package dev.trestle.data;

import java.util.ArrayList;
import java.util.List;

/** Files of one format with the same columns, below one root. A request has the name of one of them, or the names of several. */
public final class Dataset {

    private final String name;
    private final FileFormat format;
    private final String root;
    private final Validation validation;
    private final List<DatasetColumn> columns;
    private final List<DatasetColumn> folders;
    private final boolean many;
    private final int maxRejects;
    private final List<String> hosts;

    private Dataset(
            String name, FileFormat format, String root, Validation validation, List<DatasetColumn> columns,
            List<DatasetColumn> folders, boolean many, int maxRejects, List<String> hosts) {
        this.name = name;
        this.format = format;
        this.root = root;
        this.validation = validation;
        this.columns = columns;
        this.folders = folders;
        this.many = many;
        this.maxRejects = maxRejects;
        this.hosts = List.copyOf(hosts);
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
        return new Dataset(name, format, root, validation, List.of(), List.of(), false, 0, List.of());
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
        return new Dataset(name, format, root, validation, and(columns, column), folders, many, maxRejects, hosts);
    }

    private static List<DatasetColumn> and(List<DatasetColumn> columns, DatasetColumn column) {
        List<DatasetColumn> more = new ArrayList<>(columns);
        more.add(column);
        return List.copyOf(more);
    }

    /**
     * Has requests name several files: each name is that of a file, a pattern with {@code *} and {@code ?}, or, with a slash at its
     * end, a folder.
     *
     * @return the same with many files
     */
    public Dataset many() {
        return new Dataset(name, format, root, validation, columns, folders, true, maxRejects, hosts);
    }

    /**
     * Adds a column without nulls whose values are in the names of folders: {@code year=2026/month=07}. There are many files then.
     *
     * @param column its name, and that of the folders, of which each has the next within it
     * @param type its type
     * @return this dataset and it
     */
    public Dataset folder(String column, FileType type) {
        return withFolder(new DatasetColumn(column, type, false));
    }

    /**
     * Adds such a column that may be null.
     *
     * @param column its name
     * @param type its type
     * @return this dataset and it
     */
    public Dataset folderOrNull(String column, FileType type) {
        return withFolder(new DatasetColumn(column, type, true));
    }

    private Dataset withFolder(DatasetColumn column) {
        return new Dataset(name, format, root, validation, columns, and(folders, column), true, maxRejects, hosts);
    }

    /**
     * Leaves rows out that do not fit, and reports them.
     *
     * @param max how many rows at most; if there are more, the request is refused
     * @return the same with rejects
     */
    public Dataset rejecting(int max) {
        return new Dataset(name, format, root, validation, columns, folders, many, max, hosts);
    }

    /**
     * Allows requests to have {@code https} URLs of files, instead of names below the root.
     *
     * @param names of hosts that the URLs and their redirects may have
     * @return the same with these hosts
     */
    public Dataset hosts(String... names) {
        return new Dataset(name, format, root, validation, columns, folders, many, maxRejects, List.of(names));
    }

    String name() { return name; }

    FileFormat format() { return format; }

    String root() { return root; }

    Validation validation() { return validation; }

    List<DatasetColumn> columns() { return columns; }

    /** Those of the names of folders, which no file has. */
    List<DatasetColumn> folders() { return folders; }

    boolean hasMany() { return many; }

    /** Zero if a row that does not fit is a mistake. */
    int maxRejects() { return maxRejects; }

    /** Those of URLs of requests; none if requests may have no URLs. */
    List<String> hosts() { return hosts; }
}
