package dev.trestle.generator.query;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which {@code $n} stands for each occurrence of a parameter.
 *
 * @param names the name behind each number, from {@code $1} on
 * @param numbers the number of each occurrence
 */
record Numbering(List<String> names, List<Integer> numbers) {

    /** One number for each name, however often it occurs. */
    static Numbering byName(SqlStatement statement) {
        List<String> names = statement.names();
        return new Numbering(
                names,
                statement.occurrences().stream().map(p -> names.indexOf(p.name()) + 1).toList());
    }

    /** A number of its own for each occurrence. */
    static Numbering byOccurrence(SqlStatement statement) {
        List<SqlPart.Parameter> occurrences = statement.occurrences();
        return new Numbering(
                occurrences.stream().map(SqlPart.Parameter::name).toList(),
                IntStream.rangeClosed(1, occurrences.size()).boxed().toList());
    }

    int number(int occurrence) {
        return numbers.get(occurrence);
    }

    /** Whether some name occurs more than once. */
    boolean repeats() {
        return names.size() < numbers.size();
    }
}
