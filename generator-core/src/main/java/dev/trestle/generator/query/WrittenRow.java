package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.Optional;

/**
 * The row that an INSERT or UPDATE has written, as RETURNING shows it: it has what was assigned, and for the rest what
 * it had before, where no trigger can have changed it.
 */
final class WrittenRow {

    private static final long OLD = 1;

    private WrittenRow() {}

    /** The verdict on a column by what the statement says of its value; empty where it says nothing. */
    static Optional<Verdict> column(Struct variable, Scope scope) {
        QueryTree query = scope.query();
        boolean inserts = query.isInsert() && !query.query().has("onConflict");
        if (!inserts && !query.isUpdate() || variable.number("varno") != query.query().number("resultRelation")) {
            return Optional.empty();
        }
        Verdicts verdicts = scope.analysis().verdicts();
        if (query.isUpdate() && variable.number("varreturningtype", 0) == OLD) {
            return Optional.of(verdicts.of(variable, scope.before().results()));
        }
        long table = query.target().number("relid");
        boolean computed = scope.analysis().catalog().table(table)
                .flatMap(each -> each.column((int) variable.number("varattno")))
                .filter(column -> !column.generated())
                .isEmpty();
        if (computed || scope.semantics().changesRows(table)) {
            return Optional.empty();
        }
        Optional<Struct> assigned = query.query().structList("targetList").stream()
                .filter(entry -> !entry.flag("resjunk") && entry.number("resno") == variable.number("varattno"))
                .findFirst();
        return assigned.or(() -> query.isUpdate() ? Optional.of(variable) : Optional.empty())
                .map(value -> verdicts.of(value, scope.before().results()).orNullable());
    }
}
