package dev.trestle.generator.catalog;

import dev.trestle.generator.catalog.Constraint.Kind;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@link CatalogDetails} from {@code pg_catalog}, with a fixed number of statements. */
public final class CatalogDetailsReader {

    private final List<Constraint> constraints = new ArrayList<>();
    private final Map<String, String> comments = new TreeMap<>();
    private final List<String> domainChecks = new ArrayList<>();
    private boolean functions;

    private CatalogDetailsReader() {}

    /**
     * Reads all of it. The connection must not be within a transaction; it is left as it was.
     *
     * @throws SQLException when the database fails
     */
    public static CatalogDetails read(Connection connection) throws SQLException {
        CatalogDetailsReader reader = new CatalogDetailsReader();
        try (UndoneTransaction transaction = UndoneTransaction.begin(connection)) {
            transaction.execute("set transaction read only");
            transaction.execute("set local search_path = ''");
            CatalogSql.CONSTRAINTS.read(connection, reader::constraint);
            CatalogSql.TYPE_COMMENTS.read(connection, row -> reader.comments.put(row.getString("sql"), row.getString("description")));
            CatalogSql.OWN_CODE.read(connection, row -> {
                reader.functions = row.getBoolean("functions");
                reader.domainChecks.addAll(texts(row.getArray("domain_checks")));
            });
        }
        return new CatalogDetails(
                List.copyOf(reader.constraints), Map.copyOf(reader.comments), reader.functions, List.copyOf(reader.domainChecks));
    }

    private void constraint(ResultSet row) throws SQLException {
        for (Kind kind : kinds(row.getString("kind"))) {
            constraints.add(new Constraint(row.getLong("root"), kind, row.getString("name"), texts(row.getArray("columns")),
                    row.getLong("other"), row.getString("actions")));
        }
    }

    private static List<Kind> kinds(String kind) {
        return switch (kind) {
            case "constraint p", "constraint u" -> List.of(Kind.UNIQUE);
            case "constraint x" -> List.of(Kind.EXCLUSION);
            case "constraint f" -> List.of(Kind.FOREIGN_KEY);
            case "constraint c" -> List.of(Kind.CHECK);
            case "option" -> List.of(Kind.CHECK_OPTION);
            case "referenced" -> List.of(Kind.REFERENCED);
            default -> kind.substring("code ".length()).chars().mapToObj(CatalogDetailsReader::code).toList();
        };
    }

    private static Kind code(int letter) {
        return switch (letter) {
            case 'i' -> Kind.CODE_FOR_INSERT;
            case 'u' -> Kind.CODE_FOR_UPDATE;
            default -> Kind.CODE_FOR_DELETE;
        };
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
