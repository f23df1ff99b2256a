package dev.trestle.generator.config;

import dev.trestle.generator.route.HttpMethod;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a route does: the values of {@code type}. */
public enum RouteType {
    INSERT("an insert route", EnumSet.of(HttpMethod.POST)),
    UPDATE("an update route", EnumSet.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH)),
    DELETE("a delete route", EnumSet.of(HttpMethod.POST, HttpMethod.DELETE)),
    GET("a get route", EnumSet.of(HttpMethod.GET)),
    LIST("a list route", EnumSet.of(HttpMethod.GET)),
    QUERY("a query route", EnumSet.allOf(HttpMethod.class)),
    COMPUTE("a compute route", EnumSet.of(HttpMethod.POST)),
    GATHER("a gather route", EnumSet.of(HttpMethod.GET, HttpMethod.POST)),
    LOAD("a load route", EnumSet.of(HttpMethod.POST)),
    EXPORT_FILE("an export_file route", EnumSet.of(HttpMethod.POST)),
    SWITCH("a switch route", EnumSet.allOf(HttpMethod.class));

    private final String noun;
    private final Set<HttpMethod> methods;

    RouteType(String noun, Set<HttpMethod> methods) {
        this.noun = noun;
        this.methods = methods;
    }

    /** The methods that such a route can answer; more may depend on what else the route says. */
    public Set<HttpMethod> methods() {
        return Collections.unmodifiableSet(methods);
    }

    /** The value as it stands in the routes file, such as {@code insert}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it only reads a table, so that its method is GET. */
    boolean isRead() {
        return this == GET || this == LIST;
    }

    /** Such a route, within a sentence, such as {@code "an insert route"}. */
    String noun() {
        return noun;
    }

    /** The same at the beginning of a sentence. */
    String words() {
        return "A" + noun.substring(1);
    }

    /** All values as they stand in the routes file. */
    static List<String> keys() {
        return Arrays.stream(values()).map(RouteType::key).toList();
    }

    /** The type of exactly this value. */
    static Optional<RouteType> of(String key) {
        return Arrays.stream(values()).filter(type -> type.key().equals(key)).findFirst();
    }
}
