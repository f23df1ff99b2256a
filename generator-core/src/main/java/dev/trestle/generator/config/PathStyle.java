package dev.trestle.generator.config;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parameters of a path as other frameworks write them: {@code :id}, {@code <int:id>}, {@code [id]}, <code>{id:\d+}</code>. */
final class PathStyle {

    private static final String NAME = "([A-Za-z_][A-Za-z0-9_-]*)";

    /** A whole segment; the name is one of the groups. */
    private static final Pattern PARAMETER = Pattern.compile("(?<=/)(?::" + NAME + "(?:\\([^/()]*\\)|[?*+])?"
            + "|<(?:[a-z]+(?:\\([^/()]*\\))?:)?" + NAME + ">|\\[(?:\\.\\.\\.)?" + NAME + "]|\\$\\{" + NAME + "}|\\{\\{" + NAME
            + "}})(?=/|$)");
    private static final Pattern WITHIN_BRACES = Pattern.compile(NAME + ":.+|[*.]{1,3}" + NAME + "|" + NAME + "[?*]|" + NAME + "\\.{3}");
    private static final Pattern WILDCARD = Pattern.compile("(?<=/)\\*+(?=/|$)");

    private PathStyle() {}

    /** What to say of a path with such a parameter or a wildcard; empty where it has none. */
    static Optional<String> fault(String path) {
        Matcher matcher = PARAMETER.matcher(path);
        if (matcher.find()) {
            String other = matcher.group();
            return Optional.of(" has the parameter '" + other + "', which is written '{" + name(matcher) + "}' here: "
                    + matcher.replaceAll(found -> Matcher.quoteReplacement("{" + name(found) + "}")) + ".");
        }
        return WILDCARD.matcher(path).find()
                ? Optional.of(" has a wildcard, but a route has one path; write a parameter, such as '{film_id}', for one"
                        + " segment, or a route for each path.")
                : Optional.empty();
    }

    /** The name alone, where braces hold a type, a pattern or a sign beside it; else the same text. */
    static String bare(String parameter) {
        Matcher matcher = WITHIN_BRACES.matcher(parameter);
        return matcher.matches() ? name(matcher) : parameter;
    }

    private static String name(MatchResult match) {
        for (int group = 1; group <= match.groupCount(); group++) {
            if (match.group(group) != null) {
                return match.group(group);
            }
        }
        throw new IllegalStateException("no group has a name in " + match.group());
    }
}
