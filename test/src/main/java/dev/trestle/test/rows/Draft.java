package dev.trestle.test.rows;

import dev.trestle.runtime.postgres.Lender;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A row whose values are tried until PostgreSQL accepts them: after a refusal, those of the constraint's columns are chosen anew. */
final class Draft {

    private static final int TRIES = 300;

    /** Finds the row that a foreign key refers to. */
    interface Parents {
        @Nullable Row find(ForeignKey key, Map<String, @Nullable String> fixed, boolean isNew);

        /** After PostgreSQL did not find one of the rows: they were deleted, or rolled back. */
        void forget(ForeignKey key);
    }

    private final Table table;
    private final Map<String, @Nullable String> given;
    private final Random random;
    private final RandomValues types;
    private final CheckValues checks;
    private final Parents parents;
    private final Map<String, @Nullable String> values = new TreeMap<>();

    Draft(Table table, Map<String, @Nullable String> given, Random random, Parents parents) {
        this.table = table;
        this.given = given;
        this.random = random;
        this.types = new RandomValues(random);
        this.checks = new CheckValues(random);
        this.parents = parents;
    }

    Row store(String name, Lender connections, long seed) {
        values.putAll(given);
        table.foreignKeys().forEach(key -> refer(key, false));
        table.columns().stream().filter(column -> !column.hasDefault()).forEach(this::choose);
        for (int tries = 1; ; tries++) {
            try {
                return connections.lend(new Insertion(name, table, values));
            } catch (SQLException e) {
                chooseAnew(e, tries == TRIES, name, seed);
            }
        }
    }

    /** Chooses a value, unless it is given, or belongs to a foreign key. */
    private void choose(Column column) {
        if (column.generated() || values.containsKey(column.name())) {
            return;
        }
        if (column.optional() && random.nextInt(4) == 0) {
            values.put(column.name(), null);
            return;
        }
        Optional<String> suggested = random.nextInt(4) == 0 ? Optional.empty()
                : checks.value(column.shape(), table.checks(column.name()));
        String value = suggested.or(() -> types.value(column.shape())).orElse(null);
        if (value == null && !column.optional()) {
            throw new RowsException(table.name() + "." + column.name() + " is a " + column.type() + ", for which there are no random"
                    + " values; give it: " + with(List.of(column.name())), null);
        }
        values.put(column.name(), value);
    }

    private void refer(ForeignKey key, boolean isNew) {
        if (values.keySet().containsAll(key.columns())) {
            return;
        }
        boolean optional = key.columns().stream().filter(column -> !values.containsKey(column))
                .anyMatch(column -> table.column(column).optional());
        Map<String, @Nullable String> fixed = new LinkedHashMap<>();
        for (int i = 0; i < key.columns().size(); i++) {
            if (values.containsKey(key.columns().get(i))) {
                fixed.put(key.referenced().get(i), values.get(key.columns().get(i)));
            }
        }
        Row parent = optional && random.nextInt(4) == 0 ? null : parents.find(key, fixed, isNew);
        if (parent == null && !optional) {
            throw new RowsException(table.name() + " refers to itself by " + key.name() + ", perhaps by other tables; give the column: "
                    + with(key.columns()), null);
        }
        for (int i = 0; i < key.columns().size(); i++) {
            String column = key.columns().get(i);
            if (!values.containsKey(column) && (parent != null || table.column(column).optional())) {
                values.put(column, parent == null ? null : parent.texts().get(key.referenced().get(i)));
            }
        }
    }

    private void chooseAnew(SQLException e, boolean isLast, String name, long seed) {
        ServerErrorMessage error = e instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
        String state = String.valueOf(e.getSQLState());
        boolean isValue = state.startsWith("22");
        Optional<ForeignKey> missing = error == null || !state.equals("23503") ? Optional.empty() : table.foreignKey(error.getConstraint());
        if (error == null || !isValue && missing.isEmpty() && !Set.of("23514", "23505", "23P01", "23502").contains(state)) {
            throw new RowsException("no row of " + name + " can be stored: " + e.getMessage(), e);
        }
        missing.ifPresent(parents::forget);
        Optional<Constraint> constraint = Optional.ofNullable(error.getConstraint()).flatMap(table::constraint);
        Set<String> columns = new HashSet<>(missing.map(ForeignKey::columns).or(() -> constraint.map(Constraint::columns))
                .filter(some -> !some.isEmpty())
                .orElseGet(() -> error.getColumn() != null ? List.of(error.getColumn())
                        : table.columns().stream().filter(column -> !column.hasDefault()).map(Column::name).toList()));
        List<String> named = columns.stream().sorted().toList();
        columns.removeAll(given.keySet());
        columns.removeIf(column -> table.column(column).generated());
        if (columns.isEmpty()) {
            throw new RowsException("no row of " + name + " can be stored with the given values: " + error.getMessage()
                    + constraint.map(one -> "; " + one.definition()).orElse(""), e);
        }
        if (isLast) {
            throw new RowsException("no random values of " + name + " were accepted: " + error.getMessage()
                    + constraint.map(one -> "; " + one.definition()).orElse("") + "; give the columns: " + with(named) + "; the seed was " + seed, e);
        }
        chooseAnew(columns);
    }

    /** Columns with a default get a value in some tries. */
    private void chooseAnew(Set<String> columns) {
        Set<String> anew = new HashSet<>(columns);
        List<ForeignKey> keys = table.foreignKeys().stream().filter(key -> key.columns().stream().anyMatch(columns::contains)).toList();
        keys.forEach(key -> anew.addAll(key.columns()));
        anew.removeAll(given.keySet());
        values.keySet().removeAll(anew);
        keys.forEach(key -> refer(key, random.nextBoolean()));
        List<Column> rest = new ArrayList<>(table.columns());
        rest.removeIf(column -> !anew.contains(column.name()) || column.hasDefault() && random.nextBoolean());
        rest.forEach(this::choose);
    }

    private String with(List<String> columns) {
        StringBuilder call = new StringBuilder("rows.of(\"" + table.name() + "\")");
        columns.forEach(column -> call.append(".with(\"").append(column).append("\", …)"));
        return call.toString();
    }
}
