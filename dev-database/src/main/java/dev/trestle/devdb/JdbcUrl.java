package dev.trestle.devdb;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Takes PostgreSQL's JDBC URLs apart: {@code jdbc:postgresql:[//hosts/]database[?parameters]}. */
final class JdbcUrl {

    static final String PREFIX = "jdbc:postgresql:";

    private JdbcUrl() {}

    static String withDatabase(String url, String database) {
        int end = endOfDatabase(url);
        return url.substring(0, startOfDatabase(url)) + encoded(database) + url.substring(end);
    }

    static String withUser(String url, Optional<String> user, Optional<String> password) {
        return password.map(p -> with(user.map(u -> with(url, "user", u)).orElse(url), "password", p))
                .orElseGet(() -> user.map(u -> with(url, "user", u)).orElse(url));
    }

    static String withoutParameters(String url) {
        return url.substring(0, endOfDatabase(url));
    }

    private static String with(String url, String parameter, String value) {
        return url + (url.contains("?") ? "&" : "?") + parameter + "=" + encoded(value);
    }

    private static int endOfDatabase(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url.length() : question;
    }

    private static int startOfDatabase(String url) {
        if (!url.startsWith("//", PREFIX.length())) {
            return PREFIX.length();
        }
        int slash = url.indexOf('/', PREFIX.length() + 2);
        return slash < 0 || slash > endOfDatabase(url) ? endOfDatabase(url) : slash + 1;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
