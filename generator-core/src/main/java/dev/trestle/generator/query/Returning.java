package dev.trestle.generator.query;

import dev.trestle.generator.catalog.TableKind;
import dev.trestle.generator.catalog.Write;
import dev.trestle.generator.query.Node.Struct;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Rows that RETURNING names and that may not be there, or are not what the tables' columns promise. */
final class Returning {

    private static final long OLD = 1;
    private static final long NEW = 2;
    private static final long NOT_MATCHED_BY_SOURCE = 1;

    private Returning() {}

    /** The verdict on a column whose row is not sure to be there; empty where the row is. */
    static Optional<Verdict> missing(Struct variable, Scope scope) {
        QueryTree query = scope.query();
        if (query.isSelect()) {
            return Optional.empty();
        }
        long row = variable.number("varreturningtype", 0);
        if (query.isMerge()) {
            return ofMerge(variable, row, query, scope);
        }
        if (row == OLD && query.isInsert() && query.query().has("onConflict")) {
            return Optional.of(Verdict.nullable("a row that is inserted has no OLD"));
        }
        if (row == OLD && query.isInsert() || row == NEW && query.isDelete()) {
            return Optional.of(Verdict.alwaysNull(
                    row == OLD ? "a row that is inserted has no OLD" : "a row that is deleted has no NEW"));
        }
        return written(variable, scope);
    }

    private static Optional<Verdict> ofMerge(Struct variable, long row, QueryTree query, Scope scope) {
        if (row != 0) {
            return Optional.of(Verdict.nullable("not every action of a MERGE has an OLD and a NEW row"));
        }
        boolean withoutSource = query.query().structList("mergeActionList").stream()
                .anyMatch(action -> action.number("matchKind", NOT_MATCHED_BY_SOURCE) == NOT_MATCHED_BY_SOURCE);
        if (variable.number("varno") != query.query().number("resultRelation") && withoutSource) {
            return Optional.of(Verdict.nullable("WHEN NOT MATCHED BY SOURCE has no such row"));
        }
        return written(variable, scope);
    }

    /** What is written to a table with rules may come back as something else. */
    private static Optional<Verdict> written(Struct variable, Scope scope) {
        long relation = variable.number("varno");
        boolean target = relation == scope.query().query().number("resultRelation");
        Struct entry = scope.query().rangeTableEntry(relation);
        if (target) {
            return scope.semantics().hasRules(entry.number("relid"))
                    ? Optional.of(Verdict.nullable("a rule may change the written value"))
                    : throughView(variable, entry, scope);
        }
        return scope.joins().contains(relation)
                ? Optional.empty()
                : Optional.of(Verdict.nullable("its row may not exist"));
    }

    /** A row that is written through a view need not meet its conditions. */
    private static Optional<Verdict> throughView(Struct variable, Struct entry, Scope scope) {
        Analysis analysis = scope.analysis();
        return analysis.catalog()
                .table(entry.number("relid"))
                .filter(table -> table.kind() == TableKind.VIEW)
                .map(view -> variable.number("varattno") < 1
                        ? Verdict.nullable("it is a whole row")
                        : Views.written(analysis.catalog(), analysis.semantics(), writes(scope.query()))
                                .column(view, (int) variable.number("varattno")));
    }

    private static Set<Write> writes(QueryTree query) {
        return query.isMerge() ? EnumSet.allOf(Write.class)
                : query.isInsert() ? EnumSet.of(Write.INSERT)
                : query.isUpdate() ? EnumSet.of(Write.UPDATE) : EnumSet.of(Write.DELETE);
    }
}
