package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.route.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a route of some type can answer a method. */
final class RouteMethod {

    private RouteMethod() {}

    /** Reports a method that the type of route cannot have, with those that it can. */
    static void check(
            Located<HttpMethod> method, RouteType type, Optional<ConflictSpec> conflict, FileReport report) {
        boolean replaces = method.value() == HttpMethod.PUT
                && conflict.filter(known -> known.action() == ConflictSpec.Action.UPDATE).isPresent();
        if (!type.methods().contains(method.value()) && !replaces) {
            report.add(DiagnosticCode.INVALID_VALUE, method.location(), message(method.value(), type));
        }
    }

    private static String message(HttpMethod method, RouteType type) {
        if (method == HttpMethod.GET) {
            return type.words() + reason(type)
                    + "; leave 'method' out or write "
                    + either(type) + ".";
        }
        if (method == HttpMethod.PUT && type == RouteType.INSERT) {
            return "An insert route adds a row with every request, but PUT has to be idempotent (RFC 9110, section 9.2.2);"
                    + " leave 'method' out or write post, or update the existing row:"
                    + " on_conflict: {columns: [...], do: update}.";
        }
        return type.words() + " takes " + either(type) + ", not " + method.key() + ".";
    }

    private static String reason(RouteType type) {
        return switch (type) {
            case COMPUTE -> " needs a body, which GET does not have";
            case EXPORT_FILE -> " writes a file, which GET must not do";
            case INSERT, UPDATE, DELETE, GET, LIST, QUERY, GATHER, LOAD, SWITCH -> " changes data, which GET must not do";
        };
    }

    /** {@code post, put or patch}. */
    private static String either(RouteType type) {
        List<String> keys = type.methods().stream().map(HttpMethod::key).toList();
        int last = keys.size() - 1;
        String firsts = keys.subList(0, last).stream().collect(Collectors.joining(", "));
        return (last == 0 ? "" : firsts + " or ") + keys.get(last);
    }
}
