package dev.trestle.generator.query;

import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL says of one statement.
 *
 * @param parts the statement as written, without comments at its ends and the closing semicolon, ready for JDBC
 * @param parameters in the order in which they first occur
 * @param columns in the order of the result; empty where the statement returns no rows
 * @param uses the tables that it depends on, by schema and name
 * @param reliedOn the NOT NULL columns that the proofs rest on, those of tables below views included; each has to be
 *     NOT NULL where the statement runs
 * @param cardinality whether it returns one row at most
 * @param lookup the table and key by which it finds rows; empty where it does anything else
 * @param writes whether it, or a query in its WITH, is an INSERT, UPDATE, DELETE or MERGE; what the functions that it calls
 *     do is their own affair
 * @param callsOut whether it calls functions of users that may write ({@code VOLATILE})
 */
public record QueryAnalysis(
        QueryFile source,
        List<SqlPart> parts,
        List<QueryParameter> parameters,
        List<QueryColumn> columns,
        List<TableUse> uses,
        List<ColumnUse> reliedOn,
        Cardinality cardinality,
        Optional<KeyLookup> lookup,
        boolean writes,
        boolean callsOut) {

    /** The name of the parameter that each place takes, from left to right: the order in which JDBC numbers them. */
    public List<String> bindOrder() {
        return parts.stream()
                .filter(SqlPart.Parameter.class::isInstance)
                .map(part -> ((SqlPart.Parameter) part).name())
                .toList();
    }
}
