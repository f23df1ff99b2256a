package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the types that the routes file names by themselves, as PostgreSQL understands the names. */
public final class NamedTypes {

    /** A number or a dash would be taken for an oid. */
    private static final Pattern OID = Pattern.compile("\\d+|-");

    /** {@code numeric(10, 2)}, {@code timestamp(3) with time zone}; no type of the user's is called so without quotes. */
    private static final Pattern MODIFIER = Pattern.compile("([^\"(]+)\\(\\s*\\d+\\s*(?:,\\s*-?\\d+\\s*)?\\)([^\"()]*)");

    private static final Pattern DIMENSIONS = Pattern.compile("(\\[\\d*]\\s*)+$");

    private final Connection connection;
    private final Catalog catalog;
    private final String defaultSchema;
    private final Diagnostics diagnostics;

    private NamedTypes(Connection connection, Catalog catalog, String defaultSchema, Diagnostics diagnostics) {
        this.connection = connection;
        this.catalog = catalog;
        this.defaultSchema = defaultSchema;
        this.diagnostics = diagnostics;
    }

    /**
     * The types by their names as written; a name that is none is reported and left out.
     *
     * @param defaultSchema where a name is looked up that the connection's search path does not have
     * @throws SQLException when the database fails
     */
    public static Map<String, PgType> find(
            Connection connection,
            Catalog catalog,
            String defaultSchema,
            List<Located<String>> names,
            Diagnostics diagnostics) throws SQLException {
        NamedTypes finder = new NamedTypes(connection, catalog, defaultSchema, diagnostics);
        Map<String, PgType> types = new HashMap<>();
        for (Located<String> name : names) {
            if (!types.containsKey(name.value())) {
                Optional<PgType> found = finder.find(name);
                (found.isPresent() ? found : finder.meant(name)).ifPresent(type -> types.put(name.value(), type));
            }
        }
        return types;
    }

    private Optional<PgType> find(Located<String> name) throws SQLException {
        String written = name.value();
        Matcher modifier = MODIFIER.matcher(written);
        if (modifier.matches()) {
            diagnostics.report(DiagnosticCode.INVALID_VALUE, name.location(), Quoted.of(written) + " has a limit, which is not"
                    + " checked for the record of a hook; write "
                    + Quoted.of((modifier.group(1).strip() + modifier.group(2)).replaceAll("\\s+", " ")) + ".");
            return Optional.empty();
        }
        if (OID.matcher(written).matches()) {
            diagnostics.report(DiagnosticCode.UNKNOWN_TYPE, name.location(), unknown(written));
            return Optional.empty();
        }
        try {
            return Optional.of(type(ask("select ?::text::regtype::oid", written), written));
        } catch (SQLException e) {
            String state = SqlErrors.refusal(e);
            boolean unknown = state.equals("42704") || state.equals("3F000");
            Long own = unknown ? inDefaultSchema(written) : null;
            if (own != null) {
                return Optional.of(type(own, written));
            }
            diagnostics.report(DiagnosticCode.UNKNOWN_TYPE, name.location(), unknown || TypeAlias.of(written).isPresent()
                    ? unknown(written)
                    : Quoted.of(written) + " is not a type as PostgreSQL writes one, such as text, numeric or timestamptz.");
            return Optional.empty();
        }
    }

    /** The type that takes the place of an unknown one, so that nothing else is wrong for that. */
    private Optional<PgType> meant(Located<String> name) throws SQLException {
        String written = MODIFIER.matcher(name.value()).replaceFirst("$1$2");
        String meant = TypeAlias.of(written).or(() -> Suggestion.nearest(written, known())).orElse(written);
        Long oid = OID.matcher(meant).matches() ? null : ask("select to_regtype(?)::oid", meant);
        return Optional.ofNullable(oid).map(found -> type(found, meant));
    }

    private @Nullable Long inDefaultSchema(String written) throws SQLException {
        return ask("select to_regtype(quote_ident(?) || '.' || quote_ident(?))::oid", defaultSchema, written);
    }

    private @Nullable Long ask(String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, Long.class);
            }
        }
    }

    private PgType type(@Nullable Long oid, String written) {
        PgType type = oid == null ? null : catalog.types().get(oid);
        if (type == null) {
            throw new IllegalStateException("PostgreSQL knows a type that the catalog does not hold: " + written);
        }
        Matcher brackets = DIMENSIONS.matcher(written);
        return type.declared(brackets.find() ? (int) brackets.group().chars().filter(c -> c == '[').count() : 1);
    }

    private String unknown(String written) {
        return "PostgreSQL knows no type " + Quoted.of(written) + TypeAlias.of(written)
                .map(type -> Suggestion.didYouMean(type, List.of(type)))
                .orElseGet(() -> Suggestion.didYouMean(written, known())) + ".";
    }

    private List<String> known() {
        return catalog.types().values().stream()
                .filter(type -> !(type instanceof PgType.Array))
                .map(PgType::name)
                .flatMap(name -> Stream.of(name.name(), name.sql()))
                .toList();
    }
}
