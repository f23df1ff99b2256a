package dev.trestle.generator.config;

import java.util.List;

/**
 * An entry of {@code parameters}: a parameter of a query that the function of a computed column computes.
 *
 * @param name of the parameter
 * @param column as it is named under {@code computed}
 * @param from the fields that the function takes
 */
public record ParameterSpec(Located<String> name, Located<String> column, List<Field> from) {

    /**
     * A field of the request that the function takes.
     *
     * @param input the column whose place it takes
     * @param field its name, perhaps with {@code !}
     */
    public record Field(Located<String> input, Located<String> field) {}
}
