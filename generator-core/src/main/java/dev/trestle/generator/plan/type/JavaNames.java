package dev.trestle.generator.plan.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Makes Java names of the names of a database. */
public final class JavaNames {

    /** Names that a record's component cannot have (JLS 8.10.1), and those of the parameters of its codecs. */
    private static final Set<String> NOT_COMPONENTS = Set.of(
            "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait", "in", "out");

    /** Names that the class of all routes has already. */
    private static final Set<String> NOT_ACCESSORS =
            Set.of("afterStop", "beforeStart", "setup", "socket", "socketRequired", "trestle");

    /** Names that the method has already whose variables the parts of an answer are. */
    private static final Set<String> NOT_PARTS = Set.of("request", "gather", "binds", "parameters");

    private JavaNames() {}

    /** {@code film_id} gives {@code filmId}; for a component of a record. */
    public static String component(String name) {
        String camel = member(name);
        return NOT_COMPONENTS.contains(camel) ? camel + "_" : camel;
    }

    /** {@code new_films} gives {@code newFilms}; for a part of an answer. */
    public static String part(String name) {
        String component = component(name);
        return NOT_PARTS.contains(component) ? component + "_" : component;
    }

    /** {@code CreateFilm} gives {@code createFilm}; for a route's accessor in the class of all routes. */
    public static String accessor(String className) {
        String name = component(className);
        return NOT_ACCESSORS.contains(name) ? name + "_" : name;
    }

    /** {@code film_id} gives {@code filmId}; for a field or a method. */
    static String member(String name) {
        String upper = type(name);
        String camel = lowerFirst(upper);
        // JLS 3.9: a call of a method named yield has to be qualified.
        return SourceVersion.isKeyword(camel, SourceVersion.RELEASE_17) || camel.equals("yield") ? camel + "_" : camel;
    }

    /** {@code mpaa_rating} gives {@code MpaaRating}. */
    public static String type(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : words(name)) {
            boolean shout = word.equals(word.toUpperCase(Locale.ROOT)) && word.length() > 1;
            String tail = word.substring(word.offsetByCodePoints(0, 1));
            camel.appendCodePoint(Character.toTitleCase(word.codePointAt(0)));
            camel.append(shout ? tail.toLowerCase(Locale.ROOT) : tail);
        }
        return legalStart(camel.isEmpty() ? codePoints(name) : camel.toString());
    }

    /** {@code PG-13} gives {@code PG_13}. */
    public static String constant(String label) {
        String name = String.join("_", words(label)).toUpperCase(Locale.ROOT);
        if (name.isEmpty()) {
            return label.isEmpty() ? "EMPTY" : label.isBlank() ? "BLANK" : "SYMBOL";
        }
        return legalStart(name);
    }

    /** {@code $} gives {@code U24}: a name without a letter or digit is told by its code points. */
    private static String codePoints(String name) {
        return name.codePoints().mapToObj(Integer::toHexString).collect(Collectors.joining("_", "U", ""));
    }

    /** The stretches of a name that can stand in a Java identifier. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static String legalStart(String name) {
        return Character.isJavaIdentifierStart(name.codePointAt(0)) ? name : "_" + name;
    }

    private static String lowerFirst(String name) {
        int first = name.codePointAt(0);
        return new StringBuilder()
                .appendCodePoint(Character.toLowerCase(first))
                .append(name.substring(Character.charCount(first)))
                .toString();
    }
}
