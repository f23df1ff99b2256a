package dev.trestle.generator.plan.type;

import static dev.trestle.generator.diagnostic.DiagnosticCode.UNKNOWN_TYPE;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.config.TypeMapping;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.query.ColumnUse;
import dev.trestle.generator.query.TypeAlias;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the routes file takes types and columns for; names that mean nothing are reported. */
public final class TypeMappings {

    private final Catalog catalog;
    private final String defaultSchema;
    private final Map<Long, TypeMapping.Target> byType = new HashMap<>();
    private final Map<Long, Map<String, TypeMapping.Target>> byColumn = new HashMap<>();

    private TypeMappings(Catalog catalog, String defaultSchema) {
        this.catalog = catalog;
        this.defaultSchema = defaultSchema;
    }

    public static TypeMappings of(RoutesFile file, Catalog catalog, Diagnostics diagnostics) {
        TypeMappings mappings = new TypeMappings(catalog, file.schema().value());
        file.types().forEach(mapping -> mappings.add(mapping, diagnostics));
        return mappings;
    }

    Optional<TypeMapping.Target> ofType(PgType type) {
        return Optional.ofNullable(byType.get(type.name().oid()));
    }

    Optional<TypeMapping.Target> ofColumn(Table table, Column column) {
        return Optional.ofNullable(byColumn.getOrDefault(table.oid(), Map.of()).get(column.name()));
    }

    Optional<TypeMapping.Target> ofColumn(ColumnUse use) {
        return catalog.table(use.schema(), use.table())
                .flatMap(table -> table.column(use.column()).flatMap(column -> ofColumn(table, column)));
    }

    private void add(TypeMapping mapping, Diagnostics diagnostics) {
        String name = mapping.name().value();
        List<PgType> types = types(name);
        List<Table> owners = types.isEmpty() ? owners(name) : List.of();
        if (types.size() == 1) {
            byType.put(types.get(0).name().oid(), mapping.target());
        } else if (owners.size() == 1) {
            byColumn.computeIfAbsent(owners.get(0).oid(), oid -> new HashMap<>()).put(lastPart(name), mapping.target());
        } else if (types.size() > 1) {
            diagnostics.report(UNKNOWN_TYPE, mapping.name().location(), "The type " + Quoted.of(name)
                    + " is in several schemas; write its schema: "
                    + String.join(", ", types.stream().map(TypeMappings::qualified).sorted().toList()) + ".");
        } else {
            diagnostics.report(UNKNOWN_TYPE, mapping.name().location(), Quoted.of(name)
                    + " is neither a type nor a column of a table in the database"
                    + TypeAlias.of(name).map(type -> Suggestion.didYouMean(type, List.of(type)))
                            .orElseGet(() -> Suggestion.didYouMean(name, knownNames())) + ".");
        }
    }

    /** By schema and name, by the name in SQL, or by the name alone: of the default schema, or else of any. */
    private List<PgType> types(String name) {
        List<PgType> exact = all().filter(type -> qualified(type).equals(name)).toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        List<PgType> bare = all()
                .filter(type -> type.name().name().equals(name) || type.name().sql().equals(name))
                .toList();
        List<PgType> here = bare.stream()
                .filter(type -> type.name().schema().equals(defaultSchema))
                .toList();
        return here.isEmpty() ? bare : here;
    }

    /** The table before the last dot, with or without its schema, if it has a column of the name behind it. */
    private List<Table> owners(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return List.of();
        }
        String owner = name.substring(0, dot);
        return catalog.tables().stream()
                .filter(table -> owner.equals(table.schema() + "." + table.name())
                        || table.schema().equals(defaultSchema) && owner.equals(table.name()))
                .filter(table -> table.column(lastPart(name)).isPresent())
                .toList();
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private Stream<PgType> all() {
        return catalog.types().values().stream().filter(type -> !(type instanceof PgType.Array));
    }

    private static String qualified(PgType type) {
        return type.name().schema() + "." + type.name().name();
    }

    private List<String> knownNames() {
        Stream<String> types = all().flatMap(type -> Stream.of(qualified(type), type.name().name()));
        Stream<String> columns = catalog.tables().stream().flatMap(table -> table.columns().stream()
                .flatMap(column -> Stream.of(
                        table.name() + "." + column.name(),
                        table.schema() + "." + table.name() + "." + column.name())));
        return Stream.concat(types, columns).toList();
    }
}
