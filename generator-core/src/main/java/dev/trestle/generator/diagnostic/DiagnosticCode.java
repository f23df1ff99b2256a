package dev.trestle.generator.diagnostic;

import static dev.trestle.generator.diagnostic.Severity.ERROR;
import static dev.trestle.generator.diagnostic.Severity.WARNING;

import java.util.Locale;

/** Every kind of diagnostic. The documentation lists them by {@link #id()}; the ids are stable. */
public enum DiagnosticCode {
    UNREADABLE_YAML(ERROR, "The routes file is missing or is not YAML."),
    UNKNOWN_KEY(ERROR, "A key that the routes file, or this type of route, does not have."),
    DUPLICATE_KEY(ERROR, "A key stands twice in one mapping."),
    MISSING_KEY(ERROR, "A key that has to be there is missing."),
    WRONG_KIND(ERROR, "A text, a list, a mapping or a boolean stands where another kind of value belongs."),
    INVALID_VALUE(ERROR, "The value is none of those that the key takes."),
    INVALID_PATH(ERROR, "The path or prefix is not one that a route can have."),
    UNKNOWN_PATH_PARAMETER(ERROR, "A parameter of the path is not an input of the route."),
    UNSUITABLE_PATH_PARAMETER(ERROR, "A parameter of the path has a type whose values have no form in a path."),

    UNKNOWN_TABLE(ERROR, "No such table in the catalog."),
    AMBIGUOUS_TABLE(ERROR, "Several schemas have a table of this name."),
    NOT_WRITABLE(ERROR, "The table or view cannot be written to so; the message says what would make it possible."),
    UNKNOWN_COLUMN(ERROR, "The table has no such column."),
    GENERATED_INPUT(ERROR,
            "An input is a generated or GENERATED ALWAYS AS IDENTITY column, which PostgreSQL fills in itself, or an expression"
                    + " of a view."),
    KEY_INPUT(ERROR, "An input of an update route is part of the primary key, which says which row to update."),
    MISSING_REQUIRED_INPUT(ERROR, "An insert route, or its view, leaves out a column that is NOT NULL and has no default."),
    DUPLICATE_INPUT(ERROR, "A column stands twice among the inputs, the match columns or those of on_conflict."),
    DUPLICATE_OUTPUT(ERROR, "A column stands twice among the outputs, or a query returns two columns of one name."),
    MEDIA_COLUMN(ERROR, "A name under 'media' is no column that can name files."),
    MEDIA_INPUT(ERROR, "An input or match column is a media column, which takes files by 'uploadfile_inputs' alone."),
    NOT_A_FILE(ERROR, "An upload is for a column or parameter that cannot hold a file."),
    BACKGROUND(ERROR, "A background route has an input or output that cannot be stored with a job."),
    FILE_RESPONSE(ERROR, "A route that answers with a file has several outputs, or one that holds no file."),
    NO_INPUT(ERROR, "Nothing is left that the route could take: no column to set or to match."),
    NO_OUTPUT(ERROR, "The table has no column that the route could answer with."),
    NO_UNIQUE_INDEX(ERROR, "No unique index that ON CONFLICT can use is over exactly these columns."),
    ON_CONFLICT_REFUSED(ERROR, "PostgreSQL takes no ON CONFLICT for this relation."),
    CONFLICT_NOT_INPUT(ERROR, "A column of on_conflict is not an input, so that no request could say which row it means."),
    KEYS_DO_NOT_GO_TOGETHER(ERROR, "Two keys of a route do not go together."),
    NO_PRIMARY_KEY(ERROR, "The table has no primary key to find the row by."),
    UNKNOWN_TYPE(ERROR, "A name under 'types' or in a response is that of no type, or of several."),
    UNSUPPORTED_TYPE(ERROR, "A column or parameter has a type that Trestle does not map."),

    DUPLICATE_PATH(ERROR, "Two routes answer the same method and path; what a parameter is called makes no difference."),
    SERVICE_PATH(ERROR, "A route has a path at which the service itself answers: for its health, stored files or jobs."),
    DUPLICATE_NAME(ERROR, "Two routes or responses have the same name, or names that differ only in case."),
    DUPLICATE_RESPONSE(ERROR, "Two responses have the same name and other fields."),
    ILLEGAL_NAME(ERROR, "A name is not one that Java allows."),
    NAME_CLASH(ERROR, "Two names of the database become the same name in Java."),

    UNKNOWN_QUERY(ERROR, "No file of this name among the queries."),
    UNUSED_QUERY(WARNING, "No route uses this query file."),
    SQL_ERROR(ERROR, "PostgreSQL refuses the query."),
    NOT_ONE_STATEMENT(ERROR, "A query file holds no statement, or more than one."),
    PARAMETER_SYNTAX(ERROR, "A parameter is not written as ':name'."),
    QUOTED_PARAMETER(WARNING, "A ':name' stands within quotes, where it is text and no parameter."),
    CONSTANT_ORDER(ERROR, "A query sorts or groups by a parameter, whose value is the same for every row."),
    ARRAY_DIMENSIONS(ERROR, "A query stores or returns arrays of more or fewer dimensions than their column was declared with."),
    NO_ROWS(ERROR, "The statement returns no rows."),
    UNNAMED_COLUMN(ERROR, "A column of the query has no name."),
    PARAMETER_TYPES(ERROR, "PostgreSQL gives a parameter two types."),
    NULL_OVERRIDE(ERROR, "A query calls a column not null that is null always, or contradicts itself over null."),
    ONE_ROW_UNPROVEN(WARNING, "Nothing shows that the query of a one_row route returns one row at most."),
    UNKNOWN_PARAMETER(ERROR, "An input is not a parameter of the query."),
    MISSING_PARAMETER(ERROR, "The inputs leave out a parameter of the query."),

    UNKNOWN_TARGET(ERROR, "A route exports into a target that the routes file does not name."),
    UNUSED_TARGET(WARNING, "No route exports into this target."),
    UNUSED_CATALOG(WARNING, "A catalog of a target is given, and the routes file has no such target, or it needs none."),
    TARGET_CATALOG(ERROR, "Nothing says what tables a target has: there is no snapshot and no URL, or it cannot be read."),
    UNKNOWN_EXPORT_TABLE(ERROR, "The target has no such table."),
    UNKNOWN_EXPORT_COLUMN(ERROR, "The target's table has no column for what the route answers with."),
    EXPORT_TYPE(ERROR, "A column of the target does not hold all of our values."),
    EXPORT_LENGTH(WARNING, "A text may be longer than the target's column."),
    EXPORT_NULL(ERROR, "What may be null here is NOT NULL in the target, or part of its primary key."),
    EXPORT_GENERATED(ERROR, "The target fills a column itself, and takes no value for it."),
    MISSING_EXPORT_COLUMN(ERROR, "A column of the target is NOT NULL, has no default, and gets no value."),
    EXPORT_KEY(ERROR, "The target's primary key is missing or not exported, or nothing besides it is."),
    EXPORT_TWICE(WARNING, "An entry that is delivered twice could become two rows, as its id is not unique in the target."),
    EXPORT_ORDER(ERROR, "Entries of one row of the target could not be kept in order, as they are made before the hook responds."),
    EXPORTS_PATH(WARNING, "A route has a path at which the service would answer for its exports."),
    SAME_DATABASE(ERROR, "A delivery in the same transaction has a target elsewhere, or a hook."),
    MISSING_MODULE(WARNING, "A route needs a module of the run time that is not among the dependencies of the project."),
    UNSUPPORTED_SERVER(ERROR, "The server's PostgreSQL is too old; 14 is the oldest that Trestle reads."),
    FOREIGN_FILE(ERROR, "A file that Trestle did not write stands where one has to be written.");

    private final Severity severity;
    private final String summary;

    DiagnosticCode(Severity severity, String summary) {
        this.severity = severity;
        this.summary = summary;
    }

    /** The name that users read, such as {@code unknown-column}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it stops the build. */
    public Severity severity() {
        return severity;
    }

    /** One sentence for the reference. */
    public String summary() {
        return summary;
    }
}
