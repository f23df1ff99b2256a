/**
 * The analysis of one SQL statement by PostgreSQL.
 *
 * <p>In the order in which it is best read:
 *
 * <ol>
 * <li>From a file to a statement: {@code QueryFiles}, {@code StatementReader}, {@code SqlLexer}, {@code SqlStatement}; what
 *     is noticed there: {@code ParameterStyles}, {@code QuotedParameters}, {@code SliceBounds}, {@code ConstantOrder}.
 * <li>From a statement to what PostgreSQL makes of it: {@code QueryAnalyzer} is the whole way; {@code Numbering},
 *     {@code ServerText}, {@code StatementServer}, {@code SqlErrors}.
 * <li>The tree that PostgreSQL has of it: {@code NodeTokens}, {@code NodeParser}, {@code Node}, {@code QueryTree},
 *     {@code JoinTree}, {@code RangeTable}.
 * <li>Whether a value can be null: {@code Verdict}, {@code ExpressionPlace}, {@code Scope}, {@code Fact}, {@code Narrowing};
 *     {@code Verdicts}, and a class for each family of expressions, such as {@code Aggregates}, {@code Casts},
 *     {@code Conditionals}, {@code FunctionCalls}, {@code Tests} and {@code Windows}; {@code Relations} and {@code FromColumns} for
 *     what stands in FROM; {@code ResultColumns} for the result.
 * <li>How many rows there are: {@code Cardinality}, {@code RowLimit}, {@code RowCount}, {@code KeyBindings},
 *     {@code UniqueKeys}, {@code KeyLookup}, {@code GenericPlan}.
 * <li>Parameters: {@code ParameterTypes}, {@code ParameterNullability}, {@code NullOverrides}.
 * <li>What a statement reads and writes: {@code ColumnUses}, {@code WriteTargets}, {@code Views}, {@code WrittenRow},
 *     {@code VolatileCalls}.
 * </ol>
 */
@NullMarked
package dev.trestle.generator.query;

import org.jspecify.annotations.NullMarked;
