package dev.trestle.runtime;

import org.jspecify.annotations.Nullable;

/** The source of a request's values. A value of the wrong kind is noted. */
sealed interface RequestSource permits JsonSource, TextSource {

    /** Goes to the next field of the present object; false after the last. */
    boolean next();

    /** Leaves the value alone, whatever it is. */
    void skip();

    /** Whether the value is null; a query parameter never is. */
    boolean isNull();

    /** The value, if the source has it as one of this class; null if it has its text. */
    default <T> @Nullable T typed(Class<T> type) {
        return null;
    }

    /** The value as a string, or null if it is none. */
    @Nullable String string();

    /** The text of the value, or null if it is an array, an object or null. */
    default @Nullable String scalar() {
        return string();
    }

    /** The value as a number's literal, or null if it is none; NaN and the infinities are strings, if allowed. */
    @Nullable String number(boolean orString);

    /** The value as an integer; anything, if it is none. */
    long integer(long min, long max);

    /** The value as a boolean; anything, if it is none. */
    boolean bool();

    /** The value as JSON text. */
    String json();

    /** The value as a file, or null if it is none, or none that fits. */
    @Nullable Upload upload();

    /** Goes into an array: the source to read its items from; null if the value is none. */
    @Nullable RequestSource array();

    /** Goes to the item that the place says; false after the last. */
    boolean nextItem();

    /** Goes into an object; false if the value is none. */
    boolean startObject();

    /** The source to read objects from; null if the value has no such form. */
    @Nullable RequestSource structured();
}
