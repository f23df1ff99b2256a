package dev.trestle.generator.plan.document;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.CatalogDetails;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Constraint;
import dev.trestle.generator.catalog.Constraint.Kind;
import dev.trestle.generator.catalog.Generation;
import dev.trestle.generator.catalog.Identity;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.Write;
import dev.trestle.generator.plan.model.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** By which constraints and triggers the database can refuse a write. */
final class WriteRefusals {

    /** What sets null or a default in rows that refer to deleted ones (PostgreSQL, {@code pg_constraint.confdeltype}). */
    private static final String CHANGES = "nd";

    private final Catalog catalog;
    private final Map<Long, List<Constraint>> byTable;

    WriteRefusals(Catalog catalog, CatalogDetails details) {
        this.catalog = catalog;
        this.byTable = details.constraints().stream().collect(Collectors.groupingBy(Constraint::table));
    }

    /** Of an insert with values for these columns. */
    Refusals insert(Table table, Set<String> columns) {
        Refusals refusals = new Refusals();
        boolean code = has(table.oid(), Kind.CODE_FOR_INSERT);
        addCode(refusals, code);
        Set<String> filled = table.columns().stream()
                .filter(column -> columns.contains(column.name()) || filled(column))
                .map(Column::name)
                .collect(Collectors.toSet());
        for (Constraint constraint : of(table.oid())) {
            // A null in one of its columns is no conflict, and refers to nothing; a check may be about nulls.
            boolean checks = constraint.kind() == Kind.CHECK || filled.containsAll(constraint.columns());
            if (code || checks) {
                addOwn(refusals, constraint);
            }
        }
        return refusals;
    }

    /** Of an update that sets these columns. */
    Refusals update(Table table, Set<String> columns) {
        Refusals refusals = new Refusals();
        boolean code = has(table.oid(), Kind.CODE_FOR_UPDATE);
        addCode(refusals, code);
        Set<String> set = table.columns().stream()
                .filter(column -> columns.contains(column.name()) || column.generation() != Generation.NONE)
                .map(Column::name)
                .collect(Collectors.toSet());
        Predicate<Constraint> touched = constraint ->
                code || constraint.columns().isEmpty() || constraint.columns().stream().anyMatch(set::contains);
        of(table.oid()).stream().filter(touched).forEach(constraint -> {
            addOwn(refusals, constraint);
            if (constraint.kind() == Kind.REFERENCED) {
                refusals.conflict(ProblemCode.FOREIGN_KEY_VIOLATION, constraint.name());
            }
        });
        return refusals;
    }

    /** Of a delete; of rows of other tables that are deleted or changed with it, also. */
    Refusals delete(Table table) {
        Refusals refusals = new Refusals();
        delete(table.oid(), refusals, new HashSet<>());
        return refusals;
    }

    /** Of a statement that may write to these tables in any way. */
    Refusals any(List<Table> tables) {
        Refusals refusals = new Refusals();
        for (Table table : tables) {
            Set<String> all = table.columns().stream().map(Column::name).collect(Collectors.toSet());
            refusals.add(insert(table, all));
            refusals.add(update(table, all));
            refusals.add(delete(table));
        }
        return refusals;
    }

    private void delete(long table, Refusals refusals, Set<Long> done) {
        if (!done.add(table)) {
            return;
        }
        addCode(refusals, has(table, Kind.CODE_FOR_DELETE));
        for (Constraint constraint : of(table)) {
            if (constraint.kind() != Kind.REFERENCED) {
                continue;
            }
            char action = constraint.actions().charAt(0);
            if (action == 'c') {
                delete(constraint.by(), refusals, done);
            } else if (CHANGES.indexOf(action) >= 0) {
                catalog.table(constraint.by()).ifPresent(other -> refusals.add(update(other, Set.of())));
                of(constraint.by()).stream().filter(own -> own.kind() == Kind.CHECK).forEach(own -> addOwn(refusals, own));
            } else {
                refusals.conflict(ProblemCode.FOREIGN_KEY_VIOLATION, constraint.name());
            }
        }
    }

    /** What triggers and rules do is their own affair: they may raise errors, and change values and other tables. */
    private static void addCode(Refusals refusals, boolean code) {
        if (code) {
            refusals.addOpen();
        }
    }

    private static void addOwn(Refusals refusals, Constraint constraint) {
        switch (constraint.kind()) {
            case UNIQUE -> refusals.conflict(ProblemCode.UNIQUE_VIOLATION, constraint.name());
            case EXCLUSION -> refusals.conflict(ProblemCode.EXCLUSION_VIOLATION, constraint.name());
            case FOREIGN_KEY -> refusals.mistake(ProblemCode.FOREIGN_KEY_VIOLATION, constraint.name());
            case CHECK, CHECK_OPTION -> refusals.mistake(ProblemCode.CHECK_VIOLATION, constraint.name());
            case REFERENCED, CODE_FOR_INSERT, CODE_FOR_UPDATE, CODE_FOR_DELETE -> { }
        }
    }

    /** Whether a column has a value if an insert has none. */
    private static boolean filled(Column column) {
        return column.hasDefault() || column.identity() != Identity.NONE || column.generation() != Generation.NONE;
    }

    private boolean has(long table, Kind kind) {
        return of(table).stream().anyMatch(constraint -> constraint.kind() == kind);
    }

    private List<Constraint> of(long table) {
        return new ArrayList<>(byTable.getOrDefault(table, List.of()));
    }
}
