package dev.trestle.generator.query;

import dev.trestle.generator.catalog.PgType;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What stands for each occurrence of a parameter: one of the numbers {@code $n}, with a cast or without.
 *
 * @param names the name behind each number, from {@code $1} on
 * @param numbers the number of each occurrence
 * @param casts the type of each occurrence as SQL, or none at all
 */
record Numbering(List<String> names, List<Integer> numbers, List<String> casts) {

    /** One number for each name, however often it occurs. */
    static Numbering byName(SqlStatement statement) {
        List<String> names = statement.names();
        List<Integer> numbers = statement.occurrences().stream()
                .map(parameter -> names.indexOf(parameter.name()) + 1)
                .toList();
        return new Numbering(names, numbers, List.of());
    }

    /** A number of its own for each occurrence. */
    static Numbering byOccurrence(SqlStatement statement) {
        List<String> names = statement.occurrences().stream().map(SqlPart.Parameter::name).toList();
        return new Numbering(names, IntStream.rangeClosed(1, names.size()).boxed().toList(), List.of());
    }

    /** As JDBC has it, a number for each occurrence, with a cast that gives all of one name the type of the name. */
    static Numbering forJdbc(SqlStatement statement, List<PgType> types) {
        Numbering plain = byOccurrence(statement);
        List<String> casts = byName(statement).numbers().stream()
                .map(number -> types.get(number - 1).name().sql())
                .toList();
        return new Numbering(plain.names(), plain.numbers(), casts);
    }

    /** The place of an occurrence as the server gets it. */
    String forServer(int occurrence) {
        return cast("$" + numbers.get(occurrence), occurrence);
    }

    /** The place of an occurrence as the driver gets it, which puts the numbers in itself where there are casts. */
    String forDriver(int occurrence) {
        return casts.isEmpty() ? forServer(occurrence) : cast("?", occurrence);
    }

    /** Whether some name occurs more than once. */
    boolean repeats() {
        return names.stream().distinct().count() < numbers.size();
    }

    private String cast(String place, int occurrence) {
        return casts.isEmpty() ? place : "(" + place + "::" + casts.get(occurrence) + ")";
    }
}
