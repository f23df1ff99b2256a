package dev.trestle.generator.catalog;

/**
 * A function, also one that stands behind an operator or a cast ({@code pg_proc}).
 *
 * @param arguments the types of its arguments as {@code oidvectortypes} gives them, such as {@code text, integer}
 * @param builtIn whether it is PostgreSQL's own
 * @param strict whether PostgreSQL never calls it with null, and takes null for its result instead
 * @param varies whether it may give another result for the same arguments ({@code VOLATILE})
 */
public record Function(String name, String arguments, boolean builtIn, boolean strict, boolean varies) {

    /** {@code name(arguments)}. */
    public String signature() {
        return name + "(" + arguments + ")";
    }
}
