package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import dev.trestle.generator.query.Verdicts.Rule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Columns of what stands in FROM, and what outer joins make of them. */
final class FromColumns {

    private static final long FULL_JOIN = 2;

    private final Verdicts verdicts;

    FromColumns(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    void addTo(Map<String, Rule> rules) {
        rules.put("VAR", this::column);
    }

    private Verdict column(Struct variable, ExpressionPlace place) {
        long up = variable.number("varlevelsup");
        return up == 0 ? own(variable, place) : outer(variable, up, place);
    }

    /** A column of a query further out; the conditions of those between may say something of it, too. */
    private Verdict outer(Struct variable, long up, ExpressionPlace place) {
        long relation = variable.number("varno");
        long number = variable.number("varattno");
        for (long level = 0; level < up; level++) {
            if (place.out(level).facts().contains(new Fact.Column(up - level, relation, number))) {
                return narrowed();
            }
        }
        Map<String, Node> fields = new LinkedHashMap<>(variable.fields());
        fields.put("varlevelsup", new Node.Symbol("0"));
        ExpressionPlace home = place.out(up);
        ExpressionPlace there = new ExpressionPlace(home.scope(), home.facts(), home.grouped(), home.outer(), place.depth());
        return verdicts.of(new Struct("VAR", fields), there);
    }

    private Verdict own(Struct variable, ExpressionPlace place) {
        Scope scope = place.scope();
        long relation = variable.number("varno");
        Optional<Verdict> missing = Returning.missing(variable, scope);
        if (missing.isPresent()) {
            return missing.get();
        }
        Optional<Side> side = scope.joins().nulling(relation).stream()
                .filter(each -> !place.facts().contains(new Fact.Matched(each)))
                .min((a, b) -> Long.compare(a.join(), b.join()));
        Verdict stored = written(variable, place);
        return side.isPresent() && !stored.isAlwaysNull() ? Verdict.nullable(side.get().words()) : stored;
    }

    private Verdict written(Struct variable, ExpressionPlace place) {
        Verdict stored = stored(variable, place);
        return stored.isNotNull() ? stored : WrittenRow.column(variable, place.scope())
                .filter(Verdict::isNotNull)
                .orElse(stored);
    }

    /** The column as if no join had put nulls in place of its row. */
    private Verdict stored(Struct variable, ExpressionPlace place) {
        Scope scope = place.scope();
        Struct entry = scope.query().rangeTableEntry(variable.number("varno"));
        Verdict verdict = scope.standsFor(variable)
                .map(other -> substituted(variable, entry, other, place))
                .orElseGet(() -> scope.analysis().relations().column(variable, entry, scope));
        Fact notNull = new Fact.Column(0, variable.number("varno"), variable.number("varattno"));
        return !verdict.isNotNull() && place.facts().contains(notNull) ? narrowed() : verdict;
    }

    /** A column of a join or of a list of groups is an expression over other columns. */
    private Verdict substituted(Struct variable, Struct entry, Struct other, ExpressionPlace place) {
        if (RangeTable.kind(entry) == RangeTable.GROUP) {
            return verdicts.of(other, place.ofRows());
        }
        if (entry.number("jointype") != FULL_JOIN || !other.is("COALESCEEXPR")) {
            return verdicts.of(other, place);
        }
        // USING merges two columns: one of the two rows is there, so each column has to be sound in a row that is.
        Set<Fact> there = new HashSet<>();
        place.scope().joins().sidesFrom(variable.number("varno")).forEach(side -> there.add(new Fact.Matched(side)));
        String why = "the FULL JOIN takes it from a row that exists";
        return verdicts.all(other.structList("args"), place.with(there), why)
                .orNullable();
    }

    private static Verdict narrowed() {
        return Verdict.notNull("a condition of the query excludes rows with null there");
    }
}
