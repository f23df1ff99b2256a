package dev.trestle.generator.plan;

import dev.trestle.generator.plan.model.ComputedParameter;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.Statement;
import dev.trestle.generator.query.QueryAnalysis;
import dev.trestle.generator.query.SqlPart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The statement of a query file, with the inputs that are bound to it. */
final class QueryStatement {

    private QueryStatement() {}

    /** {@code inputs} by the names of parameters. */
    static Statement.Constant of(QueryAnalysis query, Map<String, InputField> inputs) {
        return of(query, inputs, List.of());
    }

    /** The same, with parameters that functions compute. */
    static Statement.Constant of(QueryAnalysis query, Map<String, InputField> inputs, List<ComputedParameter> computed) {
        List<ComputedParameter> own = computed.stream().filter(parameter -> query.bindOrder().contains(parameter.name())).toList();
        Map<String, InputField> bound = new HashMap<>(inputs);
        own.forEach(parameter -> bound.put(parameter.name(), parameter.bound()));
        return new Statement.Constant(sql(query.parts(), bound), query.bindOrder().stream()
                .flatMap(name -> Stream.ofNullable(bound.get(name))).toList(), own);
    }

    private static String sql(List<SqlPart> parts, Map<String, InputField> inputs) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof SqlPart.Text text) {
                sql.append(text.sql());
            } else if (parts.get(i) instanceof SqlPart.Parameter place && inputs.containsKey(place.name())) {
                boolean castByUser = i + 1 < parts.size()
                        && parts.get(i + 1) instanceof SqlPart.Text next
                        && next.sql().startsWith("::");
                String typed = inputs.get(place.name()).placeholder();
                sql.append(castByUser ? "?" : needsParentheses(sql, parts, i) ? "(" + typed + ")" : typed);
            }
        }
        return sql.toString();
    }

    /** Before a subscript or a field, and where the grammar takes no cast: {@code FETCH FIRST :n ROWS ONLY}. */
    private static boolean needsParentheses(StringBuilder before, List<SqlPart> parts, int place) {
        boolean goesOn = place + 1 < parts.size()
                && parts.get(place + 1) instanceof SqlPart.Text next
                && next.sql().stripLeading().matches("(?s)[\\[.].*");
        return goesOn || before.toString().matches("(?si).*\\b(first|next)\\s+");
    }
}
