package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.diagnostic.Quoted;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/**
 * What keeps a text from being YAML, in plain words.
 *
 * @param mark where, counted from 0; empty where the parser does not say
 */
record YamlSyntaxError(Optional<Mark> mark, String message) {

    private static final String UNDEFINED_ALIAS = "found undefined alias";

    private static final String STAR = "'*' alone is not a value; leave the key out to include everything, or put '*' in quotes.";

    /** The parser's words, by a part of them, and ours. */
    private static final List<Wording> WORDINGS = List.of(
            new Wording("(TAB)", Place.PROBLEM, "The indentation contains a tab; YAML allows only spaces."),
            new Wording("cannot start any token", Place.PROBLEM,
                    "No value can begin with this character; put the value in quotes."),
            new Wording("could not find expected ':'", Place.START, "A key without its colon: write 'key: value'."),
            new Wording("mapping values are not allowed", Place.PROBLEM,
                    "A colon cannot stand here: check the indentation, or put the value in quotes."),
            new Wording("sequence entries are not allowed", Place.PROBLEM,
                    "A list entry cannot stand here: begin a new line, below the key of the list."),
            new Wording("expected <block end>", Place.PROBLEM,
                    "This does not belong to the block%s: the entries of a block begin in the same column."),
            new Wording("expected ',' or ']'", Place.PROBLEM, "The list%s lacks a comma here or its closing ']'."),
            new Wording("expected ',' or '}'", Place.PROBLEM, "The mapping%s lacks a comma here or its closing '}'."),
            new Wording("unexpected end of stream", Place.START, "The quote that opens here is not closed."),
            new Wording("unknown escape character", Place.PROBLEM,
                    "Double quotes have no such escape; write the backslash twice, or use single quotes."),
            new Wording("another document", Place.PROBLEM,
                    "A second YAML document begins here; a %f is one document."),
            new Wording("expected '<document start>'", Place.PROBLEM,
                    "The document has ended before this; check brackets and indentation."),
            new Wording(BoundedComposer.TOO_DEEP, Place.PROBLEM,
                    "Lists and mappings are nested too deep here for a %f."));

    static YamlSyntaxError of(MarkedYamlEngineException e, YamlKind kind) {
        String problem = Objects.requireNonNullElse(e.getProblem(), "");
        if (problem.startsWith(UNDEFINED_ALIAS)) {
            String name = problem.substring(UNDEFINED_ALIAS.length()).strip();
            return new YamlSyntaxError(e.getProblemMark(),
                    "No anchor " + Quoted.of("&" + name) + " is defined before this alias.");
        }
        Optional<String> bare = problem.contains("expected ',' or") ? e.getProblemMark().flatMap(UnquotedValue::at) : Optional.empty();
        if (bare.isPresent()) {
            return new YamlSyntaxError(e.getProblemMark(),
                    "Within { } and [ ] a value that contains brackets has to be in quotes: " + Quoted.of(bare.get()) + ".");
        }
        if (problem.contains("expected alphabetic or numeric character") || problem.contains("unexpected character found")
                && String.valueOf(e.getContext()).contains("alias")) {
            return new YamlSyntaxError(e.getContextMark(), STAR);
        }
        String since = e.getContextMark().map(start -> " that begins in line " + (start.getLine() + 1)).orElse("");
        return WORDINGS.stream()
                .filter(wording -> problem.contains(wording.theirs))
                .findFirst()
                .map(wording -> new YamlSyntaxError(wording.place.of(e), wording.ours.replace("%s", since).replace("%f", kind.noun())))
                .orElseGet(() -> new YamlSyntaxError(
                        Place.PROBLEM.of(e), inTheirWords(problem.isBlank() ? e.getContext() : problem)));
    }

    /** For what is too rare to have words of our own. The parser's may hold any character of the text. */
    private static String inTheirWords(String problem) {
        return "This is not YAML: " + problem.replaceAll("[\\p{C}\\p{Z}]+", " ").strip() + ".";
    }

    /** For what the parser refuses without saying where. */
    static String unmarked(YamlEngineException e, YamlKind kind) {
        String message = Objects.requireNonNullElse(e.getMessage(), "");
        if (message.startsWith("Number of aliases")) {
            return "The aliases ('*name') are too many for a " + kind.noun() + ".";
        }
        if (e instanceof YamlVersionException) {
            return "The file declares another version of YAML than 1.2; remove the '%YAML' line.";
        }
        return inTheirWords(message);
    }

    Location location(String file) {
        return mark.<Location>map(m -> new Location.InFile(file, m.getLine() + 1, m.getColumn() + 1))
                .orElseGet(() -> new Location.Whole(file));
    }

    /** Which of the parser's two places to show. */
    private enum Place {
        PROBLEM,
        START;

        Optional<Mark> of(MarkedYamlEngineException e) {
            return this == START ? e.getContextMark().or(e::getProblemMark) : e.getProblemMark().or(e::getContextMark);
        }
    }

    private record Wording(String theirs, Place place, String ours) {}
}
