package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.Optional;

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
            return ofMerge(variable.number("varno"), row, query, scope);
        }
        if (row == OLD && query.isInsert() && query.query().has("onConflict")) {
            return Optional.of(Verdict.nullable("a row that is inserted has no OLD"));
        }
        if (row == OLD && query.isInsert() || row == NEW && query.isDelete()) {
            return Optional.of(Verdict.alwaysNull(
                    row == OLD ? "a row that is inserted has no OLD" : "a row that is deleted has no NEW"));
        }
        return written(variable.number("varno"), scope);
    }

    private static Optional<Verdict> ofMerge(long relation, long row, QueryTree query, Scope scope) {
        if (row != 0) {
            return Optional.of(Verdict.nullable("not every action of a MERGE has an OLD and a NEW row"));
        }
        boolean withoutSource = query.query().structList("mergeActionList").stream()
                .anyMatch(action -> action.number("matchKind", NOT_MATCHED_BY_SOURCE) == NOT_MATCHED_BY_SOURCE);
        if (relation != query.query().number("resultRelation") && withoutSource) {
            return Optional.of(Verdict.nullable("WHEN NOT MATCHED BY SOURCE has no such row"));
        }
        return written(relation, scope);
    }

    /** What is written to a view, or to a table with rules, may come back as something else. */
    private static Optional<Verdict> written(long relation, Scope scope) {
        boolean target = relation == scope.query().query().number("resultRelation");
        Struct entry = scope.query().rangeTableEntry(relation);
        if (target) {
            String kind = entry.text("relkind").orElse("");
            boolean ruled = scope.semantics().hasRules(entry.number("relid"));
            return kind.equals("v") || ruled
                    ? Optional.of(Verdict.nullable("what is written may come back changed through "
                            + (ruled ? "a rule" : "the view")))
                    : Optional.empty();
        }
        return scope.joins().contains(relation)
                ? Optional.empty()
                : Optional.of(Verdict.nullable("its row may not be there"));
    }
}
