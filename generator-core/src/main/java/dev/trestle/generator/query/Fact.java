package dev.trestle.generator.query;

/** Something that holds for every row that an expression sees. */
sealed interface Fact {

    /**
     * The stored column is not null, unless an outer join has put nulls in place of its whole row.
     *
     * @param levelsUp how many queries further out its table stands; then it is not null whatever the joins did
     */
    record Column(long levelsUp, long relation, long number) implements Fact {}

    /** No nulls stand in place of this side of an outer join. */
    record Matched(Side side) implements Fact {}

    /** An expression of this {@link ExpressionKey} is not null. */
    record NotNull(String key) implements Fact {}

    /** No column of the subquery that a value is compared with, as by IN, is null. */
    record FoundColumns() implements Fact {}
}
