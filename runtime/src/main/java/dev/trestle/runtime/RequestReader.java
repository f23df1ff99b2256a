package dev.trestle.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request field by field.
 *
 * <p>A value that does not fit is noted, and the method returns a placeholder, which may be null. {@link #end} then
 * throws one problem with everything that was noted. So one answer has all mistakes, and no placeholder is used.
 */
public final class RequestReader extends ValueReader {

    private final Links links;
    private @Nullable RequestSource rest;
    private boolean ignoresUnknown;

    /** With what stands for files. */
    RequestReader(RequestSource source, RequestErrors errors, Links links) {
        super(source, errors);
        this.links = links;
    }

    /** A request whose first fields are in its path. */
    RequestReader(RequestSource path, RequestSource rest, RequestErrors errors) {
        this(path, errors, Links.URLS);
        this.rest = rest;
    }

    /**
     * Goes to the next field.
     *
     * @return false after the last
     * @throws HttpProblem 400 if the request is malformed
     */
    public boolean next() {
        if (source.next()) {
            return true;
        }
        RequestSource afterPath = rest;
        if (afterPath == null || !errors.place().isOutermost()) {
            return false;
        }
        errors.place().endPath();
        rest = null;
        source = afterPath;
        return source.next();
    }

    /**
     * The name of the field.
     *
     * @return the name; empty, which is no field's name, for one that the request's path has given already
     */
    public String name() {
        return errors.place().name();
    }

    /** Skips the field. */
    public void skip() {
        source.skip();
    }

    /** Has {@link #unknown} skip fields from now on; returns this reader. */
    public RequestReader ignoreUnknown() {
        ignoresUnknown = true;
        return this;
    }

    /** From now on, accepts strings of JSON as numbers and booleans, if they have the text of one, as in a query string. */
    public void coerceStrings() {
        errors.coerceStrings();
    }

    /** Notes an unknown field, unless unknown fields are ignored, and skips it; the message names the fields that are known. */
    public void unknown(String... known) {
        if (!ignoresUnknown) {
            error(ErrorCode.UNKNOWN_FIELD, errors.place().isInPath() ? "is in the path already" : "is not a field of this "
                    + (errors.place().isOutermost() ? "request" : "object")
                    + (known.length == 0 ? "" : "; there are " + String.join(", ", known)));
        }
        skip();
    }

    /**
     * Ends the reading of a request or of an object within.
     *
     * @param required the names that had to occur
     * @throws HttpProblem 422 with everything that does not fit, at the end of the request
     */
    public void end(String... required) {
        for (String name : required) {
            if (!errors.place().had(name)) {
                errors.missing(name);
            }
        }
        if (errors.place().isOutermost()) {
            errors.check();
        }
    }

    /**
     * Reads all of a request that has several rows: <code>{"rows": [...]}</code>.
     *
     * @param max how many rows it may have
     * @param row reads one row, up to {@link #end}
     * @param <T> the type of a row
     * @return unmodifiable, perhaps empty
     * @throws HttpProblem 422 with everything that does not fit
     */
    public <T> List<T> rows(int max, Function<? super RequestReader, ? extends T> row) {
        return RequestRows.read(this, max, row);
    }

    /**
     * Reads a value that may be null.
     *
     * @param value reads it when it is not
     * @param <T> the type of the value
     * @return null for null
     */
    public <T> @Nullable T orNull(Supplier<? extends T> value) {
        return source.isNull() ? null : value.get();
    }

    /**
     * Reads a value that may be null.
     *
     * @param codec of its type
     * @param <T> the type of the value
     * @return null for null, and if the value did not fit
     */
    public <T> @Nullable T orNull(Codec<T> codec) {
        return source.isNull() ? null : codec.read(this);
    }

    /**
     * Reads an array.
     *
     * @param item reads one item
     * @param <T> the type of an item
     * @return unmodifiable
     */
    public <T extends @Nullable Object> List<T> list(Supplier<? extends T> item) {
        RequestSource before = source;
        RequestSource array = source.array();
        if (array == null) {
            return List.of();
        }
        source = array;
        List<T> items = new ArrayList<>();
        errors.enter();
        for (errors.place().index(0); source.nextItem(); errors.place().index(errors.place().index() + 1)) {
            items.add(item.get());
        }
        errors.leave();
        source = before;
        return Collections.unmodifiableList(items);
    }

    /**
     * Reads an object, such as the value of a composite type.
     *
     * @param reader reads its fields up to {@link #end}
     * @param <T> the type of the value
     * @return what the reader made
     */
    public <T> @Nullable T object(Function<? super RequestReader, ? extends T> reader) {
        RequestSource before = source;
        RequestSource object = source.structured();
        if (object == null || !object.startObject()) {
            return null;
        }
        source = object;
        errors.enter();
        T value = reader.apply(this);
        errors.leave();
        source = before;
        return value;
    }

    /** Reads a file of a form, which is closed with the form; or a stored one. */
    public @Nullable Upload upload() {
        return links.read(this);
    }

    /** Reads the link to a file, in stored JSON. */
    public MediaLink media() {
        return links.link(text());
    }

    /**
     * Reads a value of any type.
     *
     * @param codec of its type
     * @param <T> the type of the value
     * @return the value; null if it did not fit
     */
    public <T> @Nullable T value(Codec<T> codec) {
        return codec.read(this);
    }
}
