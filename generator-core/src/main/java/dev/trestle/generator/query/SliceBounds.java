package dev.trestle.generator.query;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.query.Node.Text;
import dev.trestle.generator.query.SqlToken.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reports {@code a[:n]} where {@code n} is a column, too: it may mean an element, or a slice up to the column. */
final class SliceBounds {

    private SliceBounds() {}

    /** Whether the statement has such a place. */
    static boolean areUnclear(QueryTree tree, SqlStatement statement, Diagnostics diagnostics) {
        List<SqlToken> tokens = statement.tokens().stream().filter(token -> !token.blank()).toList();
        Set<String> columns = Set.of();
        boolean found = false;
        for (int i = 1; i + 1 < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.kind() == Kind.PARAMETER && statement.sql(tokens.get(i - 1)).equals("[")
                    && statement.sql(tokens.get(i + 1)).equals("]")) {
                columns = columns.isEmpty() ? columns(tree) : columns;
                String name = statement.sql(token).substring(1);
                if (columns.contains(name)) {
                    found = true;
                    diagnostics.report(DiagnosticCode.PARAMETER_SYNTAX, statement.text().location(token.start()), "'[:" + name
                            + "]' is the element at the position of a parameter, but '" + name + "' is also a column; write [(:"
                            + name + ")] for that element, or [: " + name + "] for a slice up to the column");
                }
            }
        }
        return found;
    }

    private static Set<String> columns(QueryTree tree) {
        return tree.query().structs().stream()
                .filter(struct -> struct.is("ALIAS"))
                .flatMap(alias -> alias.list("colnames").stream())
                .filter(Text.class::isInstance)
                .map(name -> ((Text) name).text())
                .collect(Collectors.toSet());
    }
}
