package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The queries in a query's WITH. */
final class CommonTables {

    private final Scope scope;
    private final Map<String, List<Verdict>> known = new HashMap<>();

    CommonTables(Scope scope) {
        this.scope = scope;
    }

    /** The verdict on a column, from 0, of the WITH query of this name. */
    Verdict column(String name, int column) {
        List<Verdict> columns = known.get(name);
        if (columns == null) {
            columns = columns(name);
            known.put(name, columns);
        }
        return column < columns.size()
                ? columns.get(column)
                : Verdict.nullable("it is a SEARCH or CYCLE column of " + name);
    }

    private List<Verdict> columns(String name) {
        Struct table = scope.query().query().structList("cteList").stream()
                .filter(each -> each.text("ctename").filter(name::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no WITH query " + name));
        QueryTree query = new QueryTree(table.struct("ctequery").orElseThrow());
        return table.flag("cterecursive") ? recursive(name, query) : columns(query);
    }

    /**
     * First every column of the working table is taken for not null. What the query then gives takes the table's place,
     * until nothing changes: the first rows come from outside, and if all rows so far have no null, nor have the next.
     */
    private List<Verdict> recursive(String name, QueryTree query) {
        int width = query.outputs().size();
        known.put(name, IntStream.range(0, width)
                .mapToObj(column -> Verdict.notNull("no row before it in " + name + " has null there"))
                .toList());
        while (true) {
            List<Verdict> before = known.get(name);
            List<Verdict> after = columns(query);
            if (kinds(before).equals(kinds(after))) {
                return after;
            }
            known.put(name, weaker(before, after));
        }
    }

    private List<Verdict> columns(QueryTree query) {
        Outputs outputs = new Scope(query, scope.analysis(), scope.rows()).outputs();
        return IntStream.range(0, query.outputs().size()).mapToObj(outputs::column).toList();
    }

    private static List<Boolean> kinds(List<Verdict> columns) {
        return columns.stream().map(Verdict::isNotNull).toList();
    }

    private static List<Verdict> weaker(List<Verdict> before, List<Verdict> after) {
        List<Verdict> weaker = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            boolean sound = before.get(i).isNotNull() && after.get(i).isNotNull();
            weaker.add(sound ? before.get(i) : Verdict.nullable(after.get(i).why()));
        }
        return weaker;
    }
}
