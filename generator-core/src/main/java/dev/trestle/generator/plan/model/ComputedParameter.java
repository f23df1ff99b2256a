package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * A parameter of a query that the function of a computed column computes.
 *
 * @param bound to the statement in its place
 * @param column whose function it is, such as {@code film.summary}
 * @param className of the class of that column
 * @param memberName of the function, where the class of all routes takes it
 * @param arguments the inputs of the function, in their order
 */
public record ComputedParameter(InputField bound, String column, String className, String memberName, List<Argument> arguments) {

    /**
     * An input of the function.
     *
     * @param name of the input
     * @param field of the request
     * @param optional whether the function takes an {@code Optional}
     */
    public record Argument(String name, InputField field, boolean optional) {}

    /** Its name in the query. */
    public String name() {
        return bound.name();
    }

    /** The fields of the request that it is computed from. */
    public List<String> fields() {
        return arguments.stream().map(argument -> argument.field.name()).distinct().toList();
    }
}
