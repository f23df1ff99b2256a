package dev.trestle.generator.diagnostic;

import static dev.trestle.generator.diagnostic.Severity.ERROR;
import static dev.trestle.generator.diagnostic.Severity.WARNING;

import java.util.Locale;

/** Every kind of diagnostic. The documentation lists them by {@link #id()}; the ids are stable. */
public enum DiagnosticCode {
    UNREADABLE_YAML(ERROR, "The routes file is missing or is not YAML."),
    UNKNOWN_KEY(ERROR, "A key that the routes file, or this type of route, does not have."),
    DUPLICATE_KEY(ERROR, "A key occurs twice in one mapping."),
    MISSING_KEY(ERROR, "A required key is missing."),
    WRONG_KIND(ERROR, "A value is of the wrong kind, such as a string in the place of a list."),
    INVALID_VALUE(ERROR, "The key does not accept this value."),
    INVALID_PATH(ERROR, "The path or prefix is malformed."),
    UNKNOWN_PATH_PARAMETER(ERROR, "A parameter of the path is not an input of the route."),
    UNSUITABLE_PATH_PARAMETER(ERROR, "A parameter of the path has a type that cannot be written in a path, such as an array."),

    UNKNOWN_TABLE(ERROR, "The database has no such table."),
    AMBIGUOUS_TABLE(ERROR, "Several schemas have a table of this name."),
    NOT_WRITABLE(ERROR, "The table or view cannot be written to in this way; the message says what would make it possible."),
    UNKNOWN_COLUMN(ERROR, "The table has no such column."),
    GENERATED_INPUT(ERROR,
            "An input is a generated or GENERATED ALWAYS AS IDENTITY column, which PostgreSQL fills in itself, or an expression"
                    + " of a view."),
    KEY_INPUT(ERROR, "An input of an update route is part of the primary key, which identifies the row to update."),
    MISSING_REQUIRED_INPUT(ERROR, "An insert route, or its view, leaves out a column that is NOT NULL and has no default."),
    DUPLICATE_INPUT(ERROR, "A column is listed twice among the inputs, the match columns or those of on_conflict."),
    DUPLICATE_OUTPUT(ERROR, "A column is listed twice among the outputs, or a query returns two columns with the same name."),
    MEDIA_COLUMN(ERROR, "A name under 'media' is not a column that can hold the keys of files."),
    MEDIA_INPUT(ERROR, "An input or match column is a media column, which only 'uploadfile_inputs' can set."),
    NOT_A_FILE(ERROR, "An upload is for a column or parameter that cannot hold a file."),
    BACKGROUND(ERROR, "A background route has an input or output that cannot be stored with a job."),
    FILE_RESPONSE(ERROR, "A route that answers with a file has several outputs, or one that is not a file."),
    NO_INPUT(ERROR, "The route has no column to set or to match."),
    NO_OUTPUT(ERROR, "The table has no column that the route could answer with."),
    NO_UNIQUE_INDEX(ERROR, "There is no unique index on exactly these columns that ON CONFLICT can use."),
    ON_CONFLICT_REFUSED(ERROR, "PostgreSQL does not support ON CONFLICT for this relation."),
    CONFLICT_NOT_INPUT(ERROR, "A column of on_conflict is not an input, so requests do not identify the row."),
    KEYS_DO_NOT_GO_TOGETHER(ERROR, "Two keys of a route cannot be combined."),
    NO_PRIMARY_KEY(ERROR, "The table has no primary key to find the row by."),
    UNKNOWN_TYPE(ERROR, "A name under 'types' or in a response is not a type, or several types have it."),
    UNSUPPORTED_TYPE(ERROR, "A column or parameter has a type that Trestle does not map."),

    DUPLICATE_PATH(ERROR, "Two routes answer the same method and path; names of parameters make no difference."),
    SERVICE_PATH(ERROR, "A route has a path of the service itself: for its health, stored files or jobs."),
    DUPLICATE_NAME(ERROR, "Two routes or responses have the same name, or names that differ only in case."),
    DUPLICATE_RESPONSE(ERROR, "Two responses have the same name but different fields."),
    ILLEGAL_NAME(ERROR, "A name is not legal in Java."),
    NAME_CLASH(ERROR, "Two names of the database become the same name in Java."),

    UNKNOWN_QUERY(ERROR, "There is no query file of this name."),
    UNUSED_QUERY(WARNING, "No route uses this query file."),
    SQL_ERROR(ERROR, "PostgreSQL refuses the query, or DuckDB a query of files."),
    UNFIT_SAMPLE(ERROR, "A sample is missing, or the columns of a dataset cannot be read from it."),
    NOT_ONE_STATEMENT(ERROR, "A query file has no statement, or more than one."),
    PARAMETER_SYNTAX(ERROR, "A parameter is not written as ':name'."),
    QUOTED_PARAMETER(WARNING, "A ':name' is within quotes, where it is text and not a parameter."),
    CONSTANT_ORDER(ERROR, "A query sorts or groups by a parameter, whose value is the same for every row."),
    ARRAY_DIMENSIONS(ERROR, "A query stores or returns arrays of more or fewer dimensions than their column was declared with."),
    NO_ROWS(ERROR, "The statement returns no rows."),
    UNNAMED_COLUMN(ERROR, "A column of the query has no name."),
    PARAMETER_TYPES(ERROR, "PostgreSQL gives a parameter two types."),
    NULL_OVERRIDE(ERROR, "A query declares a column not null that is always null, or declares a parameter both nullable and not null."),
    ONE_ROW_UNPROVEN(WARNING, "It is not proven that the query of a one_row route returns at most one row."),
    UNKNOWN_PARAMETER(ERROR, "An input is not a parameter of the query."),
    MISSING_PARAMETER(ERROR, "The inputs leave out a parameter of the query, or of a part."),
    WRITING_PART(ERROR, "A part of a gather route runs a statement that may write."),
    PART_PARAMETERS(ERROR, "Parts of a gather route disagree about the type of a parameter, or about null as its value."),

    UNSUITABLE_FILTER(ERROR, "A filter of a list has an operator that the type of its column does not have."),
    UNSUITABLE_SORT(ERROR, "An order of a list has a column twice, or one by which rows cannot be ordered."),

    UNKNOWN_ROUTE(ERROR, "A switch route names a route that the file does not have."),
    NOT_A_VARIANT(ERROR, "A switch route names a route that cannot be a variant: of another type, in the background, or with a file as its answer."),
    VARIANTS_DIFFER(ERROR, "The requests or answers of two variants differ, or a variant does not fit the method or path of its switch route."),

    UNKNOWN_TARGET(ERROR, "A route exports into a target that the routes file does not have."),
    UNUSED_TARGET(WARNING, "No route exports into this target."),
    UNUSED_CATALOG(WARNING, "There is a catalog for a target that the routes file does not have, or that needs none."),
    TARGET_CATALOG(ERROR, "The tables of a target are not known: it has no snapshot, migrations or URL, or they cannot be read."),
    UNKNOWN_EXPORT_TABLE(ERROR, "The target has no such table."),
    UNKNOWN_EXPORT_COLUMN(ERROR, "The target's table has no column for a field of the answer."),
    EXPORT_TYPE(ERROR, "A column of the target cannot hold all values that are exported."),
    EXPORT_LENGTH(WARNING, "A text may be longer than the target's column."),
    EXPORT_NULL(ERROR, "A value that may be null is exported into a column that is NOT NULL or part of the primary key."),
    EXPORT_GENERATED(ERROR, "The target fills a column itself, and accepts no value for it."),
    MISSING_EXPORT_COLUMN(ERROR, "A column of the target is NOT NULL, has no default, and is not exported."),
    EXPORT_KEY(ERROR, "The target's primary key is missing or not exported, or only the key is exported."),
    EXPORT_TWICE(WARNING, "An entry that is delivered twice could become two rows, as its id is not unique in the target."),
    EXPORT_ORDER(ERROR, "Entries for one row of the target cannot be ordered, because its key is not known before the hook responds."),
    EXPORTS_PATH(WARNING, "A route has a path of the service itself, for the state of its exports."),
    COMPUTED_COLUMN(ERROR, "A name under 'computed' is not a column that a function can fill."),
    COMPUTED_TABLE(ERROR, "A table under 'computed' is not one whose rows a function can make."),
    COMPUTED_FROM(ERROR, "The function of a computed column cannot take a column of 'from'."),
    COMPUTED_CYCLE(ERROR, "Computed columns are computed from each other in a circle."),
    COMPUTED_INPUT(ERROR, "A route writes a computed column, or rows of a computed table, which their function makes."),
    COMPUTED_PARAMETER(ERROR, "A parameter under 'parameters' does not fit the column whose function computes it, or the inputs of that function."),
    COMPUTED_PARTITIONS(WARNING, "A computed column is in a table with partitions or child tables, or in one of these: some writes are not noticed."),
    HISTORY_TABLE(ERROR, "A name under 'history' is not a table that can have a history."),
    HISTORY_PARTITIONS(WARNING, "A table with history has partitions or child tables, or is one of these: some writes are not noticed."),
    UNKNOWN_LIMIT(ERROR, "A computed column names a limit that the routes file does not have."),
    UNUSED_LIMIT(WARNING, "No computed column names this limit."),
    SAME_DATABASE(ERROR, "A delivery in the same transaction needs a target in the same database, and no hook."),
    MISSING_MODULE(WARNING, "A route needs a runtime module that is not among the dependencies of the project."),
    UNSUPPORTED_SERVER(ERROR, "The server's PostgreSQL is too old; 14 is the oldest that Trestle reads."),
    FOREIGN_FILE(ERROR, "A file that Trestle did not write is in the place of a generated file.");

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
