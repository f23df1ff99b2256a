package dev.trestle.runtime;

import dev.trestle.runtime.place.JsonPointer;

/**
 * One mistake in a request.
 *
 * @param pointer the field: a JSON Pointer (RFC 6901) such as {@code /tags/2}; empty for the whole body. For a path or
 *     query parameter it is {@code /} and the name
 * @param code the kind of mistake, for programs: the wire name of an {@link ErrorCode}, or a hook's own code in snake
 *     case
 * @param message the mistake, for people; never contains the value
 */
public record FieldError(String pointer, String code, String message) {

    /**
     * An error with one of the runtime's codes.
     *
     * @param pointer the field
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
     * @return {@code /name}, with {@code ~} and {@code /} escaped (RFC 6901, section 3)
     */
    public static String pointer(String name) {
        return JsonPointer.field(name);
    }

    /**
     * Reads what {@link #write} wrote, up to {@link RequestReader#end}.
     *
     * @param in stands in the JSON object
     * @return the error
     */
    public static FieldError read(RequestReader in) {
        String pointer = "";
        String code = "";
        String message = "";
        while (in.next()) {
            switch (in.name()) {
                case "pointer" -> pointer = in.text();
                case "code" -> code = in.text();
                case "message" -> message = in.text();
                default -> in.unknown();
            }
        }
        in.end("pointer", "code", "message");
        return new FieldError(pointer, code, message);
    }

    /**
     * Writes the JSON object.
     *
     * @param out where to
     */
    public void write(JsonWriter out) {
        out.startObject();
        out.name("pointer").text(pointer);
        out.name("code").text(code);
        out.name("message").text(message);
        out.endObject();
    }
}
