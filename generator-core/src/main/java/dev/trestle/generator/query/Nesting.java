package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A query and those around it, by which the queries in WITH are found that it names. */
final class Nesting {

    private final QueryTree query;
    private final @Nullable Nesting outer;
    private final Map<String, Boolean> surelyRows = new HashMap<>();

    /** @param outer null where nothing is around it, or that does not matter */
    Nesting(QueryTree query, @Nullable Nesting outer) {
        this.query = query;
        this.outer = outer;
    }

    QueryTree query() {
        return query;
    }

    Nesting with(Struct subquery) {
        return new Nesting(new QueryTree(subquery), this);
    }

    /** This query and all below it, from the top down and from left to right. */
    List<Nesting> all() {
        List<Nesting> all = new ArrayList<>(List.of(this));
        Deque<Node> open = new ArrayDeque<>(query.query().children());
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node instanceof Struct struct && struct.is("QUERY")) {
                all.addAll(with(struct).all());
            } else {
                List<Node> children = node.children();
                for (int i = children.size() - 1; i >= 0; i--) {
                    open.push(children.get(i));
                }
            }
        }
        return all;
    }

    /** The query in WITH that an entry of the range table names; empty where it is around all of this. */
    Optional<Nesting> commonTable(Struct entry) {
        return home(entry).flatMap(home -> home.table(entry.text("ctename").orElseThrow())
                .flatMap(table -> table.struct("ctequery"))
                .map(home::with));
    }

    /** Whether the query in WITH that an entry of the range table names is sure to give a row. */
    boolean commonTableHasRow(Struct entry) {
        return home(entry).filter(home -> home.hasRow(entry.text("ctename").orElseThrow())).isPresent();
    }

    /** The query whose WITH has it. */
    private Optional<Nesting> home(Struct entry) {
        Nesting home = this;
        for (long level = entry.number("ctelevelsup"); level > 0 && home != null; level--) {
            home = home.outer;
        }
        return Optional.ofNullable(home);
    }

    private boolean hasRow(String name) {
        Boolean known = surelyRows.get(name);
        if (known == null) {
            // A recursive query finds itself below: its first rows come from outside.
            surelyRows.put(name, false);
            known = table(name)
                    .flatMap(table -> table.struct("ctequery"))
                    .filter(body -> RowCount.oneAtLeast(with(body)))
                    .isPresent();
            surelyRows.put(name, known);
        }
        return known;
    }

    private Optional<Struct> table(String name) {
        return query.query().structList("cteList").stream()
                .filter(each -> each.text("ctename").filter(name::equals).isPresent())
                .findFirst();
    }
}
