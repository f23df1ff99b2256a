package dev.trestle.formats;

import dev.trestle.runtime.database.Columns;
import java.io.OutputStream;
import java.util.List;

/** A format of several rows. */
public interface RowFormat {

    /**
     * Its name in routes files and in the query parameter {@code format}.
     *
     * @return in lower case
     */
    String name();

    /**
     * Its media types (RFC 6838), without parameters: the usual one, and others that clients may ask for it by.
     *
     * @return at least one
     */
    List<String> mediaTypes();

    /**
     * The parameters that its media type has in an answer.
     *
     * @return such as {@code "; charset=utf-8"}; empty for none
     */
    default String parameters() {
        return "";
    }

    /**
     * Begins an answer.
     *
     * @param columns of its rows
     * @param options of the route and the request
     * @param out takes the bytes; not closed
     * @return takes the rows
     */
    RowEncoder encoder(Columns columns, FormatOptions options, OutputStream out);
}
