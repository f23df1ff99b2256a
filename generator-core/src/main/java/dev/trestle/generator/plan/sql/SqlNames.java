package dev.trestle.generator.plan.sql;

/** Names and texts as they are written in SQL. */
public final class SqlNames {

    private SqlNames() {}

    /** {@code film_cell}, or {@code "Film_cell"}: quoted where PostgreSQL would fold it. Such a name is no keyword. */
    public static String name(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** The same in the schema of Trestle's own objects. */
    public static String own(String name) {
        return "trestle." + name(name);
    }

    /** {@code 'summary'}; a backslash means itself with any settings of the session. */
    static String text(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.contains("\\") ? "E" + quoted.replace("\\", "\\\\") : quoted;
    }
}
