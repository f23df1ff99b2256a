package dev.trestle.computed;

/**
 * A column of the primary key of a table with computed columns.
 *
 * @param name the column of the table of its cells, as SQL has it
 * @param type its type, as SQL has it
 * @param row the column of the table itself, as SQL has it
 */
public record KeyColumn(String name, String type, String row) {

    /**
     * A column with the same name in both tables.
     *
     * @param name as SQL has it
     * @param type its type, as SQL has it
     */
    public KeyColumn(String name, String type) {
        this(name, type, name);
    }
}
