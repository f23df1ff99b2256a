package dev.trestle.generator.plan.model;

import java.util.Locale;

/** The codes of the errors of a problem; the runtime has the same ones, and says what they mean. */
public enum ProblemCode {
    REQUIRED,
    NULL_NOT_ALLOWED,
    WRONG_TYPE,
    OUT_OF_RANGE,
    TOO_LONG,
    UNKNOWN_FIELD,
    INVALID_FORMAT,
    NOT_A_LABEL,
    NUL_CHARACTER,
    INVALID_UNICODE,
    WRONG_COUNT,
    TOO_MANY_ROWS,
    RESULT_TOO_LARGE,
    REPEATED,
    NOTHING_TO_SET,
    MEDIA_TYPE,
    UNFIT_FILE,
    NOT_AN_OBJECT,
    UNIQUE_VIOLATION,
    EXCLUSION_VIOLATION,
    FOREIGN_KEY_VIOLATION,
    CHECK_VIOLATION,
    NOT_NULL_VIOLATION,
    INVALID_VALUE,
    NOT_COMPUTED,
    RAISED;

    /** As it stands in answers. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
