package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.route.RoutePath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Paths and prefixes: what of RFC 3986, section 3.3, a route may have, and parameters as whole segments. */
public final class PathReader {

    /** The unreserved characters and delimiters of RFC 3986 without the star, which routers take for a wildcard. */
    private static final String SIGNS = "/-._~!$&'()+,;=:@";

    /** What servers and proxies take for a request's line leaves room for less. */
    private static final int LONGEST = 2_000;

    private PathReader() {}

    /** The name alone of what stands within braces with a type, a pattern or a sign: {@code id} of {@code id:int}. */
    public static String bare(String parameter) {
        return PathStyle.bare(parameter);
    }

    static Optional<Located<String>> path(Located<String> written, FileReport report) {
        String path = written.value();
        String subject = "The path " + Quoted.of(path);
        Optional<String> fault = PathStyle.fault(path)
                .or(() -> faultOfParameters(path))
                .or(() -> faultOfText(RoutePath.shape(path), true));
        return fault.isPresent() ? refused(written, report, subject + fault.get()) : Optional.of(written);
    }

    static Optional<Located<String>> prefix(Located<String> written, FileReport report) {
        String prefix = written.value();
        if (prefix.equals("/")) {
            return refused(written, report, "The prefix '/' adds nothing to a path; leave it out.");
        }
        if (prefix.contains("{") || prefix.contains("}") || PathStyle.fault(prefix).isPresent()) {
            return refused(written, report, "The prefix " + Quoted.of(prefix)
                    + " has a parameter; write it in the paths of those routes that have such an input.");
        }
        Optional<String> fault = faultOfText(prefix, false);
        return fault.isPresent()
                ? refused(written, report, "The prefix " + Quoted.of(prefix) + fault.get())
                : Optional.of(written);
    }

    private static Optional<String> faultOfParameters(String path) {
        String shape = RoutePath.shape(path);
        List<String> names = RoutePath.parameters(path);
        Set<String> seen = new HashSet<>();
        Optional<String> twice = names.stream().filter(name -> !seen.add(name)).findFirst();
        String rest = shape.replace("{}", "");
        if (rest.contains("{") || rest.contains("}")) {
            return Optional.of(" has an unbalanced brace; a parameter is written '/{film_id}'.");
        }
        if (names.contains("")) {
            return Optional.of(" has a parameter without a name; write '/{film_id}'.");
        }
        if (shape.replaceAll("(?<=/)\\{\\}(?=/|$)", "").contains("{}")) {
            return Optional.of(" has a parameter that is only a part of a segment; it has to be a whole segment, such as"
                    + " '/{film_id}'.");
        }
        return twice.map(name -> " has the parameter '{" + name + "}' twice; leave one of them out.");
    }

    /** What is wrong with a text in which parameters are {@code {}}. */
    private static Optional<String> faultOfText(String path, boolean mayHaveParameters) {
        String fixed = mayHaveParameters ? path.replace("{}", "x") : path;
        Optional<String> sign = fixed.codePoints().filter(c -> !allowed(c)).mapToObj(Character::toString).findFirst();
        if (!path.startsWith("/")) {
            return Optional.of(" has to begin with '/'.");
        }
        if (path.length() > LONGEST) {
            return Optional.of(" has " + path.length() + " characters, but at most " + LONGEST + " are allowed.");
        }
        if (path.contains("//")) {
            return Optional.of(" has '//'; write one '/' there.");
        }
        if (path.endsWith("/") && path.length() > 1) {
            return Optional.of(" must not end with '/'.");
        }
        if (sign.isPresent()) {
            return Optional.of(" has " + Quoted.of(sign.get()) + "; a path may have the letters a to z, digits and " + SIGNS
                    + (mayHaveParameters ? ", and parameters such as '/{film_id}'." : "."));
        }
        if (List.of(path.split("/")).stream().anyMatch(List.of(".", "..")::contains)) {
            return Optional.of(" has a segment '.' or '..', which clients remove; write the path without it.");
        }
        return Optional.empty();
    }

    private static boolean allowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || SIGNS.indexOf(c) >= 0;
    }

    private static Optional<Located<String>> refused(Located<String> written, FileReport report, String message) {
        report.add(DiagnosticCode.INVALID_PATH, written.location(), message);
        return Optional.empty();
    }
}
