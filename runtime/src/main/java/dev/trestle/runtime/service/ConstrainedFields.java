package dev.trestle.runtime.service;

import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.postgres.ValueFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.ServerErrorMessage;

/**
 * Which field of a table or view a constraint of one column is about; in a view it may have another name than in the
 * table below.
 *
 * @param fields by keys as {@code constrained_fields.sql} has them
 */
record ConstrainedFields(Map<String, String> fields) {

    /** The statements of {@code InsertSql} and similar classes: the table, and the written columns. */
    private static final Pattern STATEMENT =
            Pattern.compile("(?s)(?:INSERT INTO|UPDATE) ((?:\"[^\"]*\"|[^\" ])+) (.*?)(?: RETURNING .*)?");

    /** Asks the catalog; the search path is empty. */
    static ConstrainedFields read(Connection connection, List<String> schemas, List<String> names) throws SQLException {
        Map<String, String> fields = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql())) {
            statement.setArray(1, FoundSchema.texts(connection, schemas));
            statement.setArray(2, FoundSchema.texts(connection, names));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    fields.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return new ConstrainedFields(fields);
    }

    private static String sql() {
        try (InputStream in = ConstrainedFields.class.getResourceAsStream("constrained_fields.sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pointer of the field that a statement of one table writes, and the error is about; empty if there is none. */
    String pointer(SQLException e, String sql) {
        ServerErrorMessage server = ValueFault.server(e);
        Matcher statement = STATEMENT.matcher(sql);
        if (server == null || !statement.matches()) {
            return "";
        }
        String owner = server.getTable() == null ? server.getDatatype() : server.getTable();
        String what = "23502".equals(e.getSQLState()) ? "." + server.getColumn() : " " + server.getConstraint();
        String field = fields.get(statement.group(1) + " " + server.getSchema() + "." + owner + what);
        return field != null && writes(statement.group(2), field) ? FieldError.pointer(field) : "";
    }

    private static boolean writes(String rest, String field) {
        String quoted = '"' + field.replace("\"", "\"\"") + '"';
        return Pattern.compile("[(, ](" + Pattern.quote(field) + "|" + Pattern.quote(quoted) + ")[,) ]")
                .matcher(rest).find();
    }
}
