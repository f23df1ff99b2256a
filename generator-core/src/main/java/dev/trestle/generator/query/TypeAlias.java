package dev.trestle.generator.query;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Java, JSON, JavaScript, Python and other databases call types, and what PostgreSQL calls them. */
public final class TypeAlias {

    private static final Pattern WITH_BRACKETS = Pattern.compile("(?s)(.*?)((?:\\[\\d*])*)");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("string", "text"), Map.entry("str", "text"), Map.entry("charsequence", "text"),
            Map.entry("nvarchar", "text"), Map.entry("varchar2", "text"), Map.entry("nvarchar2", "text"),
            Map.entry("longtext", "text"), Map.entry("mediumtext", "text"), Map.entry("tinytext", "text"),
            Map.entry("clob", "text"), Map.entry("url", "text"), Map.entry("uri", "text"),
            Map.entry("byte", "int2"), Map.entry("short", "int2"), Map.entry("tinyint", "int2"), Map.entry("int16", "int2"),
            Map.entry("int32", "int4"), Map.entry("mediumint", "int4"), Map.entry("long", "int8"), Map.entry("int64", "int8"),
            Map.entry("biginteger", "numeric"), Map.entry("bigdecimal", "numeric"), Map.entry("number", "numeric"),
            Map.entry("double", "float8"), Map.entry("float64", "float8"), Map.entry("float32", "float4"),
            Map.entry("datetime", "timestamptz"), Map.entry("date-time", "timestamptz"),
            Map.entry("instant", "timestamptz"), Map.entry("offsetdatetime", "timestamptz"),
            Map.entry("zoneddatetime", "timestamptz"), Map.entry("localdatetime", "timestamp"),
            Map.entry("localdate", "date"), Map.entry("localtime", "time"), Map.entry("duration", "interval"),
            Map.entry("period", "interval"), Map.entry("timedelta", "interval"), Map.entry("byte[]", "bytea"),
            Map.entry("bytes", "bytea"), Map.entry("blob", "bytea"), Map.entry("binary", "bytea"),
            Map.entry("varbinary", "bytea"), Map.entry("object", "jsonb"), Map.entry("map", "jsonb"),
            Map.entry("dict", "jsonb"), Map.entry("list", "jsonb"), Map.entry("array", "jsonb"), Map.entry("any", "jsonb"),
            Map.entry("guid", "uuid"), Map.entry("uniqueidentifier", "uuid"));

    /** {@code List<String>}. */
    private static final Pattern LIST_OF = Pattern.compile("(?:list|set|array|collection|sequence)[<\\[]\\s*(\\w+)\\s*[>\\]]");

    private TypeAlias() {}

    /** PostgreSQL's name for a type that others call so, whatever its case; empty where none is known. */
    public static Optional<String> of(String other) {
        String name = other.toLowerCase(Locale.ROOT).replaceFirst("^java\\.(lang|math|time|util)\\.", "");
        Matcher list = LIST_OF.matcher(name);
        if (list.matches()) {
            return Optional.of(NAMES.getOrDefault(list.group(1), list.group(1)) + "[]");
        }
        Optional<String> whole = Optional.ofNullable(NAMES.get(name));
        Matcher matcher = WITH_BRACKETS.matcher(name);
        return whole.isPresent() || !matcher.matches()
                ? whole
                : Optional.ofNullable(NAMES.get(matcher.group(1))).map(element -> element + matcher.group(2));
    }
}
