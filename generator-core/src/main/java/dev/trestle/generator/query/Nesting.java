package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.HashMap;
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

    /** Whether the query in WITH that an entry of the range table names is sure to give a row. */
    boolean commonTableHasRow(Struct entry) {
        Nesting home = this;
        for (long level = entry.number("ctelevelsup"); level > 0; level--) {
            if (home.outer == null) {
                return false;
            }
            home = home.outer;
        }
        return home.hasRow(entry.text("ctename").orElseThrow());
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
