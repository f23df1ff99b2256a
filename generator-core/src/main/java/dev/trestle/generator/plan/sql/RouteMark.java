package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.Statement;

/**
 * Puts the name of a route into a comment of its statement, where the trigger of a table with history finds it: a route runs one statement
 * without a transaction, in which a setting would end with it.
 *
 * @param route the name of its class
 */
public record RouteMark(String route) implements Statement.Cases<Statement> {

    private static final String COMMENT = "/* route: %s */";

    @Override
    public Statement constant(Statement.Constant statement) {
        return new Statement.Constant(statement.sql() + "\n" + COMMENT.formatted(route), statement.binds(), statement.computed());
    }

    /** A statement without RETURNING has no place for it. */
    @Override
    public Statement assembled(Statement.Assembled statement) {
        return new Statement.Assembled(statement.kind(), statement.table(), statement.fragments(),
                statement.returning().map(outputs -> outputs + " " + COMMENT.formatted(route)), statement.whole());
    }
}
