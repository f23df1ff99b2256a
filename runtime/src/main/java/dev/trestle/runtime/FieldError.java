package dev.trestle.runtime;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer which field: a JSON pointer (RFC 6901) such as {@code /tags/2}; empty for the whole body. A
 *     value in the path and a query parameter are written as fields of their names
 * @param code what is wrong, for programs: an {@link ErrorCode}'s wire name, or a hook's own in snake case
 * @param message what is wrong, for people; never with the value in it
 */
public record FieldError(String pointer, String code, String message) {

    /**
     * An error with one of the runtime's codes.
     *
     * @param pointer which field
     * @param code what is wrong
     * @param message what is wrong, for people
     * @return the error
     */
    public static FieldError of(String pointer, ErrorCode code, String message) {
        return new FieldError(pointer, code.wireName(), message);
    }

    /**
     * The pointer of a field of the body.
     *
     * @param name the field's name
     * @return {@code /name}, with {@code ~} and {@code /} escaped as RFC 6901 section 3 says
     */
    public static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    void write(JsonWriter out) {
        out.startObject();
        out.name("pointer").text(pointer);
        out.name("code").text(code);
        out.name("message").text(message);
        out.endObject();
    }
}
