package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.NAME_CLASH;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Generation;
import dev.trestle.generator.catalog.Identity;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.plan.model.HistoryTable;
import dev.trestle.generator.plan.sql.SqlNames;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plans what the repeatable migration makes for each table with history. */
record HistoryTables(CellNames names, ComputedColumns computed, Diagnostics diagnostics) {

    /** The tables that all histories share. */
    private static final List<String> SHARED = List.of("operation", "tracked", "added_column");

    /** Types for which PostgreSQL has an operator of equality with exactly these types on both sides; varchar has that of text. */
    private static final Set<String> EXACT = Set.of("bool", "bpchar", "bytea", "date", "int2", "int4", "int8", "numeric", "text", "timestamp",
            "timestamptz", "uuid");

    HistoryTable plan(String name, Table table, Location location) {
        List<HistoryTable.Column> columns = table.columns().stream()
                .filter(column -> column.generation() != Generation.VIRTUAL)
                .map(column -> column(table, column))
                .toList();
        return new HistoryTable(name, table.sql(), names(table), columns, location);
    }

    private HistoryTable.Names names(Table table) {
        return new HistoryTable.Names(
                own(past(table)), own(names.of(table, "present")), own(names.of(table, "operation")),
                own(names.of(table, "inserted")), own(names.of(table, "updated")),
                own(names.of(table, "deleted")), own(names.of(table, "truncated")),
                own(names.of(table, "as_of")), own(names.of(table, "touched")), own(names.of(table, "changes")),
                own(names.of(table, "references")), own(names.of(table, "revert")), own(names.of(table, "forget")),
                free(table, "trestle_valid"), free(table, "trestle_operation"), free(table, "trestle_ended_by"), free(table, "trestle_since"),
                free(table, "trestle_existed"), free(table, "trestle_left"));
    }

    private String past(Table table) {
        boolean fits = names.stem(table).getBytes(StandardCharsets.UTF_8).length <= CellNames.LONGEST;
        return SHARED.contains(names.stem(table)) || !fits ? names.of(table, "past") : names.stem(table);
    }

    private static String own(String name) {
        return "trestle_history." + SqlNames.name(name);
    }

    /** A name that no column of the table has, and that no later one is likely to have. */
    private static String free(Table table, String name) {
        return table.column(name).isPresent() ? free(table, name + "_") : name;
    }

    private HistoryTable.Column column(Table table, Column column) {
        boolean key = table.primaryKey().contains(column.name());
        boolean given = !column.generated();
        return new HistoryTable.Column(column.name(), column.sql(), typeText(column), equal(column.type()), key, key,
                given && !key && column.identity() != Identity.ALWAYS, given, computed.has(table, column));
    }

    /** Domains may get other rules, and columns another length, that past values do not satisfy. */
    private static String typeText(Column column) {
        if (column.type() instanceof PgType.Domain domain) {
            return withoutLength(base(domain).name().sql());
        }
        return withoutLength(column.typeText());
    }

    private static String withoutLength(String type) {
        if (type.contains("\"")) {
            return type.equals("\"bit\"") ? "bit varying" : type;
        }
        String bare = type.replaceAll("\\([^)]*\\)", "").replaceFirst("^interval .*?(\\[\\])?$", "interval$1").strip();
        return bare.replaceFirst("^character(?! varying)", "bpchar").replaceFirst("^bit(?! varying)(?=$|\\[)", "bit varying");
    }

    private static PgType base(PgType type) {
        return type instanceof PgType.Domain domain ? base(domain.base()) : type;
    }

    /**
     * Callers of functions have search paths of their own: for a type without an operator of its own in PostgreSQL, that of another schema
     * could take precedence. An extension has its operators where its types are.
     */
    private static String equal(PgType type) {
        boolean isBase = base(type) instanceof PgType.Base;
        if (type instanceof PgType.Base && base(type).name().schema().equals("pg_catalog") && EXACT.contains(base(type).name().name())) {
            return "=";
        }
        return "OPERATOR(" + (isBase ? SqlNames.name(base(type).name().schema()) : "pg_catalog") + ".=)";
    }

    /** Tables such as {@code film_present} beside {@code film} could share names. */
    void checkNames(List<HistoryTable> tables) {
        Map<String, HistoryTable> owners = new HashMap<>();
        for (HistoryTable table : tables) {
            HistoryTable.Names own = table.names();
            for (String name : List.of(own.past(), own.present(), own.operation(), own.inserted(), own.updated(), own.deleted(),
                    own.truncated(), own.asOf(), own.touched(), own.changes(), own.references(), own.revert(), own.forget())) {
                HistoryTable other = owners.putIfAbsent(name, table);
                if (other != null) {
                    diagnostics.report(NAME_CLASH, table.location(), "The name '" + name + "' would be that of an object for "
                            + other.sql() + " and of one for " + table.sql() + "; rename one of the two, or remove its history.");
                }
            }
        }
    }
}
