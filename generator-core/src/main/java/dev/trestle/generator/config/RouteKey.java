package dev.trestle.generator.config;

import static dev.trestle.generator.config.RouteType.COMPUTE;
import static dev.trestle.generator.config.RouteType.DELETE;
import static dev.trestle.generator.config.RouteType.EXPORT_FILE;
import static dev.trestle.generator.config.RouteType.GATHER;
import static dev.trestle.generator.config.RouteType.GET;
import static dev.trestle.generator.config.RouteType.INSERT;
import static dev.trestle.generator.config.RouteType.LIST;
import static dev.trestle.generator.config.RouteType.LOAD;
import static dev.trestle.generator.config.RouteType.SWITCH;
import static dev.trestle.generator.config.RouteType.UPDATE;

import dev.trestle.generator.route.BodyValidation;
import dev.trestle.generator.route.Format;
import dev.trestle.generator.route.HttpMethod;
import dev.trestle.generator.route.LoadMode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys of a route. */
public enum RouteKey implements Key {
    TYPE(every(), new ValueKind.Choice(RouteType.keys()), KeyPresence.required(), "What the route does."),
    PATH(every(), new ValueKind.Text(), KeyPresence.required(),
            "The path of the route, after the file's prefix. A segment such as {film_id} is a parameter, and an input of the route."),
    NAME(every(), new ValueKind.Text(), KeyPresence.orElse("derived from the type and the table, the query, the first part or the first variant"),
            "The name of the generated class."),
    UNKNOWN_FIELDS(allBut(SWITCH), FileKey.UNKNOWN_FIELDS.kind(), KeyPresence.orElse("the setting at the top of the file"),
            "How unknown fields of a request are treated: refused with 422, or ignored."),
    VALIDATE(allBut(SWITCH), new ValueKind.Choice(BodyValidation.keysOfLoads()), KeyPresence.orElse("the setting at the top of the file"),
            "How the types of values in bodies are checked: strict; off, which accepts numbers and booleans as strings of JSON, too; or, of"
                    + " a load, shape_only, which leaves the values to PostgreSQL."),
    METHOD(every(), new ValueKind.Choice(HttpMethod.choices()), KeyPresence.orElse("post; get for get and list routes"),
            "The HTTP method. insert: post, or put with on_conflict that updates; update: post, patch or put;"
                    + " delete: post or delete; get and list: get; query: any; compute: post; gather: get or post; load: post;"
                    + " export_file: post; switch: that of its variants."),
    TABLE(only(INSERT, UPDATE, DELETE, GET, LIST, COMPUTE, LOAD), new ValueKind.Text(), KeyPresence.required(),
            "The table that the route writes to, or the table or view that it reads, with its schema unless it is in the default schema."),
    INPUTS(only(INSERT, UPDATE, RouteType.QUERY, COMPUTE, GATHER, LOAD, EXPORT_FILE), new ValueKind.Texts(),
            KeyPresence.orElse("every column that can be written, or every parameter of the query or of the parts"),
            "The columns or parameters of the request, in the order of the request record. `name!` is never null,"
                    + " even if the column or the query allows null."),
    PARAMETERS(only(RouteType.QUERY, GATHER), new ValueKind.Mapping(MappingKind.PARAMETERS), KeyPresence.orElse("every parameter is an input"),
            "The parameters of the query, or of the parts, that the function of a computed column computes from fields of the request, before"
                    + " the statement runs. Requests have these fields, and not the parameter."),
    OUTPUTS(only(INSERT, UPDATE, GET, LIST, COMPUTE), new ValueKind.Texts(), KeyPresence.orElse("every column"),
            "The columns of the answer."),
    RESPONSE(only(INSERT, UPDATE, GET, RouteType.QUERY, COMPUTE), new ValueKind.Response(), KeyPresence.orElse("the row itself"),
            "The record that a hook of the service returns for the row: its name, and its fields with their PostgreSQL"
                    + " types; `?` after a type makes the field nullable. Or `file`: the hook returns a file."),
    UPLOADFILE_INPUTS(only(INSERT, UPDATE, RouteType.QUERY, COMPUTE), new ValueKind.Texts(), KeyPresence.orElse("no files"),
            "The media or bytea columns, or bytea parameters, that are sent as files; the request is then a form"
                    + " (multipart/form-data)."),
    ACCEPT(only(INSERT, UPDATE, RouteType.QUERY, COMPUTE), new ValueKind.Mapping(MappingKind.ACCEPT),
            KeyPresence.orElse("the types of the kind of media; any type for bytea"),
            "The media types that an upload may have, such as `{image: [image/png]}`. The type is detected from the content."),
    MAX_UPLOAD_SIZE(only(INSERT, UPDATE, RouteType.QUERY, COMPUTE), new ValueKind.Text(),
            KeyPresence.orElse("the service's `media.max-upload-size`"),
            "The maximum size of each file, such as 20 MB (20,000,000 bytes) or 20 MiB."),
    RETURN_FILERESPONSE(only(INSERT, UPDATE, GET, RouteType.QUERY, COMPUTE), new ValueKind.Truth(), KeyPresence.orElse("false"),
            "Whether the answer is a file: that of the single output, a media column or bytea; or with"
                    + " `response: file` the file that a hook returns."),
    SORT(only(LIST), new ValueKind.Texts(), KeyPresence.orElse("the order of the primary key"),
            "The orders that a request can choose by `sort`, the first of them without it: a column, `-` before one that descends, or several"
                    + " with commas. The primary key completes each."),
    FILTERS(only(LIST), new ValueKind.Mapping(MappingKind.FILTERS), KeyPresence.orElse("no filters"),
            "The columns that a request can compare, each with its operators, or `all`. The parameter of `eq` is the column's name; that of"
                    + " another operator follows a dot, as in `released.gte`."),
    PAGE(only(LIST), new ValueKind.Mapping(MappingKind.PAGE), KeyPresence.orElse("20 rows, and at most 200"), "How many rows a page has."),
    COUNT(only(LIST), new ValueKind.Choice(ListReader.COUNTS), KeyPresence.orElse("never"),
            "Whether requests can have all rows of the list counted, by `count=exact` or `count=estimated`. An exact count reads all of them."),
    ROWS(only(INSERT), new ValueKind.Choice(RowsOfRequest.keys()), KeyPresence.orElse("one"),
            "How many rows a request has. With many it is a list, and all of its rows are stored or none."),
    MAX_ROWS(only(INSERT, COMPUTE), new ValueKind.Whole(1, 65_535),
            KeyPresence.orElse("1000, for compute 100; fewer where one statement cannot take so many values"),
            "How many rows one request may have."),
    ON_CONFLICT(only(INSERT), new ValueKind.Conflict(), KeyPresence.orElse("answer 409"),
            "What happens if the table already has a row with the same values in these unique columns."),
    BACKGROUND(allBut(GET, LIST, GATHER, EXPORT_FILE, SWITCH), new ValueKind.Truth(), KeyPresence.orElse("false"),
            "Whether the request becomes a job: it is answered with 202 at once, and the job has the result later."),
    JOBS(allBut(GET, LIST, GATHER, SWITCH), new ValueKind.Jobs(), KeyPresence.orElse("the setting at the top of the file"),
            "How the jobs of this background route run; those of an export_file route, too."),
    EXPORT_SQL(only(INSERT, UPDATE, COMPUTE), new ValueKind.Export(), KeyPresence.orElse("no export"),
            "A table of another database that the row of the answer is also written to."),
    MATCH_COLUMNS(only(DELETE), new ValueKind.Texts(), KeyPresence.orElse("the primary key"),
            "The columns that are compared with the request to find the rows to delete."),
    QUERY(only(RouteType.QUERY, EXPORT_FILE), new ValueKind.Text(), KeyPresence.required(),
            "The query file's name, without .sql."),
    ON(only(RouteType.QUERY), new ValueKind.Choice(List.of("database", "files")), KeyPresence.orElse("database"),
            "What the query reads: the database, or the datasets of `files`."),
    ONE_ROW(only(RouteType.QUERY), new ValueKind.Truth(), KeyPresence.orElse("false"),
            "Whether the answer is one object: no row is 404, several rows are 409."),
    FORMATS(only(INSERT, RouteType.QUERY, LOAD), new ValueKind.Choices(Format.keys()),
            KeyPresence.orElse("JSON alone; for load every format that requests can have"),
            "The formats that a query route offers; a client chooses one by the header `Accept`, and gets the first without it. For a"
                    + " load, and an insert with `rows: many`: the formats of requests that it accepts, by their `Content-Type`."),
    FORMAT_OPTIONS(only(RouteType.QUERY, EXPORT_FILE), new ValueKind.FormatOptions(), KeyPresence.orElse("the default of each option"),
            "What else holds for the formats. An export_file route has `escape_formulas` alone."),
    PARTS(only(GATHER), new ValueKind.Parts(), KeyPresence.required(),
            "The parts of the answer: for each field of the answer a query."),
    SNAPSHOT(only(GATHER), new ValueKind.Truth(), KeyPresence.orElse("false"),
            "Whether all parts see the same data, those of one exported snapshot."),
    MODE(only(LOAD), new ValueKind.Choice(LoadMode.keys()), KeyPresence.orElse("append"),
            "What becomes of the rows that the table has: they stay; they are replaced, all of them; or those with the `key` of a loaded"
                    + " row are updated by the columns that it has."),
    KEY(only(LOAD), new ValueKind.Texts(), KeyPresence.orElse("none; required with `mode: merge`"),
            "The columns of a unique index that find the row to update. Every row of a request has them, and none is null."),
    REJECT(only(LOAD), new ValueKind.Choice(LoadReader.REJECTS), KeyPresence.orElse("none"),
            "Whether rows with mistakes are left out, and listed in the answer, while the other rows are stored. With none, the first such"
                    + " row refuses the load."),
    MAX_REJECTS(only(LOAD), new ValueKind.Whole(1, 10_000), KeyPresence.orElse("100"),
            "How many rows can be rejected; with one more, nothing is stored."),
    ROOT(only(EXPORT_FILE), new ValueKind.Text(), KeyPresence.required(),
            "The directory below which the file is written: its name in the service's configuration, `file-exports.roots.NAME`."),
    FILE(only(EXPORT_FILE), new ValueKind.Text(), KeyPresence.required(),
            "The name of the file below the root, such as films/{year}.parquet; {year} is an input. With `partition_by` the name of a"
                    + " folder."),
    FORMAT(only(EXPORT_FILE), new ValueKind.Choice(Format.fileKeys()), KeyPresence.required(), "The format of the file."),
    PARTITION_BY(only(EXPORT_FILE), new ValueKind.Texts(), KeyPresence.orElse("one file"),
            "The columns whose values are in the names of folders, such as `year=2026`, and not in the files; each folder has one file."),
    MAX_PARTITIONS(only(EXPORT_FILE), new ValueKind.Whole(1, 100_000), KeyPresence.orElse("1000"),
            "How many partitions there may be; more fail with 422."),
    IF_EXISTS(only(EXPORT_FILE), new ValueKind.Choice(List.of("replace", "refuse")), KeyPresence.orElse("replace"),
            "What happens if the file exists: it is replaced, or the job fails with 409."),
    OF(only(SWITCH), new ValueKind.Texts(), KeyPresence.required(),
            "The variants: the names of two or more query routes of the file, with equal requests and answers. Each request is answered"
                    + " by one of them."),
    PERCENTAGES(only(SWITCH), new ValueKind.Percentages(), KeyPresence.orElse("100 for the first variant"),
            "The percentage of requests that each variant answers, in the order of `of`, until an operator changes it."),
    STICKY_HEADER(only(SWITCH), new ValueKind.Text(), KeyPresence.orElse("random for each request"),
            "The header of requests that identifies a client, such as X-User: the same value gets the same variant on every server.");

    private final Set<RouteType> types;
    private final KeyFacts facts;

    RouteKey(Set<RouteType> types, ValueKind kind, KeyPresence presence, String documentation) {
        this.types = types;
        this.facts = new KeyFacts(kind, presence, documentation);
    }

    @Override
    public KeyFacts facts() {
        return facts;
    }

    /** The route types that have the key, in their order. */
    public Set<RouteType> types() {
        return EnumSet.copyOf(types);
    }

    /** The keys that routes of this type have. */
    public static List<RouteKey> of(RouteType type) {
        return Arrays.stream(values()).filter(key -> key.types.contains(type)).toList();
    }

    /** The types that have the key, in words, such as {@code "insert, update and query routes have it"}. */
    String owners() {
        List<String> names = types.stream().map(RouteType::key).toList();
        int last = names.size() - 1;
        String firsts = names.subList(0, last).stream().collect(Collectors.joining(", "));
        return (last == 0 ? "" : firsts + " and ") + names.get(last) + " routes have it";
    }

    private static Set<RouteType> every() {
        return EnumSet.allOf(RouteType.class);
    }

    private static Set<RouteType> allBut(RouteType first, RouteType... others) {
        return EnumSet.complementOf(EnumSet.of(first, others));
    }

    private static Set<RouteType> only(RouteType first, RouteType... others) {
        return EnumSet.of(first, others);
    }
}
