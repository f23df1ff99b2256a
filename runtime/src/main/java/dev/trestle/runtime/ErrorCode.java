package dev.trestle.runtime;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The codes in the {@code errors} list of a problem. They are stable, and for programs.
 *
 * <p>In an answer they are written in lower case: {@code null_not_allowed}.
 */
public enum ErrorCode {
    /** A required field is missing. */
    REQUIRED,
    /** The field is null, and its column is NOT NULL. */
    NULL_NOT_ALLOWED,
    /** The JSON type is not that of the column. */
    WRONG_TYPE,
    /** A number, date or time that the column cannot hold. */
    OUT_OF_RANGE,
    /** More characters than {@code varchar(n)} or {@code char(n)} allows. */
    TOO_LONG,
    /** The route has no such field. */
    UNKNOWN_FIELD,
    /** A string that is not a date, uuid, base64 and so on; in a query string or form also a number or boolean. */
    INVALID_FORMAT,
    /** Not a label of the enum type. */
    NOT_A_LABEL,
    /** U+0000, which PostgreSQL's text and jsonb cannot hold. */
    NUL_CHARACTER,
    /** Half of a surrogate pair, which UTF-8 cannot hold. */
    INVALID_UNICODE,
    /** A column, or a record of CSV, with more or fewer values than the others. */
    WRONG_COUNT,
    /** More rows than one request of the route may have. */
    TOO_MANY_ROWS,
    /** The answer would have more rows than {@code max-rows}, or more bytes than {@code max-result-size}. */
    RESULT_TOO_LARGE,
    /** A name of a JSON object, a file, or a query parameter or form field that is not an array, occurs twice. */
    REPEATED,
    /** An update that sets no column. */
    NOTHING_TO_SET,
    /** A file of a type that the field does not accept. The type is detected from the content, not from the name. */
    MEDIA_TYPE,
    /** A file that a query reads does not have the columns of its dataset, or their values. */
    UNFIT_FILE,
    /** The body is well-formed JSON, but not an object. */
    NOT_AN_OBJECT,
    /** A unique constraint, SQLSTATE 23505. */
    UNIQUE_VIOLATION,
    /** An exclusion constraint, SQLSTATE 23P01. */
    EXCLUSION_VIOLATION,
    /** A foreign key, SQLSTATE 23503 and 23001. */
    FOREIGN_KEY_VIOLATION,
    /** A check constraint or the check option of a view, SQLSTATE 23514 and 44000. */
    CHECK_VIOLATION,
    /** A NOT NULL constraint, SQLSTATE 23502. */
    NOT_NULL_VIOLATION,
    /** A value that PostgreSQL refused, SQLSTATE class 22 and 54, and others where it reads or computes with a value. */
    INVALID_VALUE,
    /** The function of a computed column with {@code on_error: abort} has no value for the row. */
    NOT_COMPUTED,
    /** Code in the database refused the request with RAISE EXCEPTION, SQLSTATE P0001. */
    RAISED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /**
     * The code as it is written in answers.
     *
     * @return snake case
     */
    public String wireName() {
        return wireName;
    }

    /** What text cannot hold; null if it can. */
    static @Nullable ErrorCode ofText(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == 0) {
                return NUL_CHARACTER;
            }
            if (Character.isSurrogate(text.charAt(at))) {
                if (Character.charCount(text.codePointAt(at)) == 1) {
                    return INVALID_UNICODE;
                }
                at++;
            }
        }
        return null;
    }
}
