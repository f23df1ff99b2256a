package dev.trestle.generator.route;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths of routes, in which a parameter is a name in braces. */
public final class RoutePath {

    /** A name may hold any character but braces: it is a column's or a query parameter's. */
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]*)\\}");

    private RoutePath() {}

    /** The names of the path's parameters, in their order. */
    public static List<String> parameters(String path) {
        List<String> names = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(path);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return List.copyOf(names);
    }

    /** The path with every parameter called the same, so that equal shapes are equal texts. */
    public static String shape(String path) {
        return PARAMETER.matcher(path).replaceAll("{}");
    }
}
