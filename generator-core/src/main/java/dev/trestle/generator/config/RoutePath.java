package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Paths and prefixes: what of RFC 3986, section 3.3, a route may have. */
final class RoutePath {

    /** The unreserved characters and delimiters of RFC 3986 without the star, which routers take for a wildcard. */
    private static final String SIGNS = "/-._~!$&'()+,;=:@";

    private RoutePath() {}

    static Optional<Located<String>> path(Located<String> written, Report report) {
        return checked(written, RouteKey.PATH, report);
    }

    static Optional<Located<String>> prefix(Located<String> written, Report report) {
        if (written.value().equals("/")) {
            return refused(written, report, "The prefix '/' adds nothing to a path; leave it out.");
        }
        return checked(written, FileKey.PREFIX, report);
    }

    private static Optional<Located<String>> checked(Located<String> written, Key key, Report report) {
        String path = written.value();
        String subject = "The " + key.key() + " " + Quoted.of(path);
        Optional<String> sign = path.codePoints().filter(c -> !allowed(c)).mapToObj(Character::toString).findFirst();
        if (!path.startsWith("/")) {
            return refused(written, report, subject + " has to begin with '/'.");
        }
        if (path.contains("//")) {
            return refused(written, report, subject + " has '//'; write one '/' there.");
        }
        if (path.endsWith("/") && path.length() > 1) {
            return refused(written, report, subject + " must not end with '/'.");
        }
        if (path.contains("{") || path.contains("}")) {
            return refused(written, report,
                    subject + " has a parameter; write a fixed path, as values travel in the request.");
        }
        if (sign.isPresent()) {
            return refused(written, report, subject + " has " + Quoted.of(sign.get())
                    + "; a path takes the letters a to z, digits and " + SIGNS + ".");
        }
        if (Arrays.stream(path.split("/")).anyMatch(List.of(".", "..")::contains)) {
            return refused(written, report,
                    subject + " has a segment '.' or '..', which clients resolve; write the path without it.");
        }
        return Optional.of(written);
    }

    private static boolean allowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || SIGNS.indexOf(c) >= 0;
    }

    private static Optional<Located<String>> refused(Located<String> written, Report report, String message) {
        report.add(DiagnosticCode.INVALID_PATH, written.location(), message);
        return Optional.empty();
    }
}
