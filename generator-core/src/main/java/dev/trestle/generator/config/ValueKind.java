package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.Suggestion;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What kind of value a key of the routes file takes. */
public sealed interface ValueKind {

    /** The words for it in messages and in the documentation, such as {@code "a list of texts"}. */
    String words();

    /** The only values that it takes; empty where there is no such list. */
    default List<String> choices() {
        return List.of();
    }

    /** The choice that people of other databases know by this word; empty where there is none. */
    default Optional<String> alsoCalled(String word) {
        return Optional.empty();
    }

    /** What to write instead of {@code quoted}, which has another shape; the empty string where that is not clear. */
    default String remedy(Shape shape, String quoted) {
        return "";
    }

    /** One text, such as a name. */
    record Text() implements ValueKind {
        @Override
        public String words() {
            return "a string";
        }

        @Override
        public String remedy(Shape shape, String quoted) {
            boolean scalar = shape == Shape.NUMBER || shape == Shape.TRUTH || shape == Shape.NOTHING;
            return scalar ? "; put it in quotes: " + quoted : "";
        }
    }

    /** A list of texts, such as columns. */
    record Texts() implements ValueKind {
        @Override
        public String words() {
            return "a list of strings";
        }

        @Override
        public String remedy(Shape shape, String quoted) {
            return shape == Shape.TEXT ? "; write [" + quoted.substring(1, quoted.length() - 1) + "]" : "";
        }
    }

    /**
     * A list of a few words, each exactly as it is listed.
     *
     * @param members that it may have
     */
    record Choices(List<String> members) implements ValueKind {
        @Override
        public String words() {
            return "a list of " + String.join(", ", members);
        }

        @Override
        public String remedy(Shape shape, String quoted) {
            return new Texts().remedy(shape, quoted);
        }
    }

    /** {@code true} or {@code false}. */
    record Truth() implements ValueKind {
        @Override
        public String words() {
            return "true or false";
        }

        @Override
        public String remedy(Shape shape, String quoted) {
            return shape == Shape.TEXT ? ": " + quoted : "";
        }
    }

    /** A whole number within bounds, both included. */
    record Whole(int min, int max) implements ValueKind {
        @Override
        public String words() {
            return "a whole number from " + min + " to " + max;
        }

        /** The number that is written, if it is within the bounds. */
        Optional<Integer> parse(String written) {
            return Optional.of(written)
                    .filter(text -> text.matches("[0-9]{1,9}"))
                    .map(Integer::valueOf)
                    .filter(number -> number >= min && number <= max);
        }
    }

    /** What to do about a row that is there. */
    record Conflict() implements ValueKind {
        @Override
        public String words() {
            return "a mapping of columns and do";
        }
    }

    /**
     * One of a few words, each exactly as it is listed.
     *
     * @param others what some of them are called elsewhere, for suggestions; it cannot be written
     */
    record Choice(List<String> choices, Map<String, String> others) implements ValueKind {

        /** Words that nobody calls otherwise. */
        Choice(List<String> choices) {
            this(choices, Map.of());
        }

        @Override
        public Optional<String> alsoCalled(String word) {
            return Optional.ofNullable(others.get(word.toLowerCase(Locale.ROOT)));
        }

        @Override
        public String words() {
            List<String> once = choices.stream().map(choice -> choice.toLowerCase(Locale.ROOT)).distinct().toList();
            int last = once.size() - 1;
            return String.join(", ", once.subList(0, last)) + " or " + once.get(last);
        }
    }

    /** A record's name, and its fields below it. */
    record Response() implements ValueKind {
        @Override
        public String words() {
            return "a record's name with its fields, or file";
        }

        @Override
        public String remedy(Shape shape, String quoted) {
            return shape == Shape.TEXT
                    ? Suggestion.didYouMean(quoted.substring(1, quoted.length() - 1), List.of(ResponseSpec.FILE))
                    : "";
        }
    }

    /** The fields of a record. */
    record Fields() implements ValueKind {
        @Override
        public String words() {
            return "a mapping of fields to types";
        }
    }

    /** What holds for formats. */
    record FormatOptions() implements ValueKind {
        @Override
        public String words() {
            return "a mapping of options such as 'parameter: true'";
        }
    }

    /** One of several mappings that are only described here. */
    record Mapping(MappingKind of) implements ValueKind {
        @Override
        public String words() {
            return of.words();
        }

        @Override
        public String remedy(Shape shape, String quoted) {
            return shape == Shape.TEXT ? of.remedy(quoted.substring(1, quoted.length() - 1)) : "";
        }
    }

    /** The parts of an answer. */
    record Parts() implements ValueKind {

        /** As it can be written. */
        static final String EXAMPLE = "{totals: {query: film_totals}}";

        @Override
        public String words() {
            return "a mapping of parts to queries, such as " + EXAMPLE;
        }
    }

    /** One of them. */
    record Part() implements ValueKind {
        @Override
        public String words() {
            return "a mapping such as {query: film_totals, one_row: true}";
        }

        @Override
        public String remedy(Shape shape, String quoted) {
            return shape == Shape.TEXT ? "; write {query: " + quoted.substring(1, quoted.length() - 1) + "}" : "";
        }
    }

    /** How many of a hundred requests each variant answers. */
    record Percentages() implements ValueKind {
        @Override
        public String words() {
            return "a list of whole numbers such as [90, 10]";
        }
    }

    /** The operators of a column that a list can be filtered by. */
    record Operators() implements ValueKind {
        @Override
        public String words() {
            return "a list of operators such as [eq, in], or all";
        }

        @Override
        public String remedy(Shape shape, String quoted) {
            return shape == Shape.TEXT ? "; write [" + quoted.substring(1, quoted.length() - 1) + "]" : "";
        }
    }

    /** How jobs run. */
    record Jobs() implements ValueKind {
        @Override
        public String words() {
            return "a mapping of settings such as 'attempts: 5'";
        }
    }

    /** A length of time, up to the longest, which is a number of days. */
    record Span(Duration longest) implements ValueKind {
        @Override
        public String words() {
            return "a time such as '30 s', '5 min', '2 h' or '1 d', of " + longest.toDays() + " d at most";
        }

        /** The length that is written, if it is one and not too long. */
        Optional<Duration> parse(String written) {
            return TimeSpan.of(written).filter(span -> span.compareTo(longest) <= 0);
        }
    }

    /** A number in a time. */
    record PerTime() implements ValueKind {
        @Override
        public String words() {
            return "a number in a time, such as '10/s', '600/min', '5000/h' or '20000/d'";
        }

        @Override
        public String remedy(Shape shape, String quoted) {
            return shape == Shape.NUMBER ? "; write " + quoted.substring(1, quoted.length() - 1) + "/min, or another time" : "";
        }
    }

    /** What calls of functions are limited to. */
    record Limits() implements ValueKind {
        @Override
        public String words() {
            return "a mapping of limits such as 'provider: {rate: 600/min, parallel: 8}'";
        }
    }

    /** What the document of the API begins with. */
    record OpenApi() implements ValueKind {
        @Override
        public String words() {
            return "a mapping such as {title: Films, version: '1.2'}";
        }

        @Override
        public String remedy(Shape shape, String quoted) {
            return shape == Shape.TEXT ? "; write {title: " + quoted.substring(1, quoted.length() - 1) + ", version: '1'}" : "";
        }
    }

    /** One of them. */
    record LimitSettings() implements ValueKind {
        @Override
        public String words() {
            return "a mapping such as {rate: 600/min, parallel: 8}";
        }

        @Override
        public String remedy(Shape shape, String quoted) {
            String written = quoted.isEmpty() ? "" : quoted.substring(1, quoted.length() - 1);
            return shape == Shape.TEXT ? "; write {rate: " + written + "}" : shape == Shape.NUMBER ? "; write {parallel: " + written + "}" : "";
        }
    }

    /** The databases that rows are exported into. */
    record Targets() implements ValueKind {
        @Override
        public String words() {
            return "a mapping of targets such as 'warehouse: {}'";
        }

        @Override
        public String remedy(Shape shape, String quoted) {
            return shape == Shape.TEXT ? "; write " + quoted.substring(1, quoted.length() - 1) + ": {} below it" : "";
        }
    }

    /** The settings of one of them. */
    record TargetSettings() implements ValueKind {
        @Override
        public String words() {
            return "a mapping of settings such as 'attempts: 20'";
        }

        @Override
        public String remedy(Shape shape, String quoted) {
            return shape == Shape.TEXT
                    ? "; URLs and passwords are configuration of the service and do not belong here"
                    : "";
        }
    }

    /** The datasets that queries read. */
    record Datasets() implements ValueKind {
        @Override
        public String words() {
            return "a mapping of datasets such as 'users: {format: parquet, root: reports, columns: {id: int8}}'";
        }
    }

    /** One of them. */
    record DatasetSettings() implements ValueKind {
        @Override
        public String words() {
            return "a mapping of format, root and columns or sample";
        }
    }

    /** The columns of files. */
    record Columns() implements ValueKind {
        @Override
        public String words() {
            return "a mapping of columns to types";
        }
    }

    /** The columns that functions compute. */
    record Computed() implements ValueKind {
        @Override
        public String words() {
            return "a mapping of columns such as 'film.summary: {from: [title]}'";
        }
    }

    /** The settings of one of them. */
    record ComputedSettings() implements ValueKind {
        @Override
        public String words() {
            return "a mapping such as {from: [title, body]}";
        }

        @Override
        public String remedy(Shape shape, String quoted) {
            return shape == Shape.TEXT ? "; write {from: [" + quoted.substring(1, quoted.length() - 1) + "]}"
                    : shape == Shape.LIST ? "; write 'from:' before the list" : "";
        }
    }

    /** Where a row goes, too. */
    record Export() implements ValueKind {
        @Override
        public String words() {
            return "a mapping such as {target: warehouse, table: film}";
        }
    }

    /** The list of routes. */
    record Routes() implements ValueKind {
        @Override
        public String words() {
            return "a list of routes";
        }

        @Override
        public String remedy(Shape shape, String quoted) {
            return shape == Shape.MAPPING ? "; begin each route with '- '" : "";
        }
    }
}
