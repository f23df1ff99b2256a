package dev.trestle.data;

/** A declared column of a dataset. */
record DatasetColumn(String name, FileType type, boolean nullable) {

    /** Its name in SQL. */
    String quoted() {
        return SqlText.name(name);
    }
}
