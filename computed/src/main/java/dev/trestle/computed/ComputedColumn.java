package dev.trestle.computed;

/**
 * A computed column of generated code.
 *
 * @param table its table
 * @param declaration as the routes file has it
 * @param inputs how they are read
 * @param values how they are stored
 * @param function of the service
 * @param <K> the key of a row
 * @param <I> the inputs of a row
 * @param <V> the value
 */
public record ComputedColumn<K, I, V>(
        ComputedTable<K> table, Declaration declaration, Inputs<I> inputs, Values<V> values, Computation<I, V> function) {

    /**
     * Its name.
     *
     * @return table and column, such as {@code film.summary}
     */
    public String name() {
        return table.name() + "." + declaration.column();
    }

    ComputedOptions options() {
        return declaration.options();
    }
}
