package dev.trestle.runtime.place;

/** JSON pointers (RFC 6901). */
public final class JsonPointer {

    private JsonPointer() {}

    /**
     * The part of a pointer for a field.
     *
     * @param name the name of the field
     * @return {@code /name}, with {@code ~} and {@code /} escaped (RFC 6901, section 3)
     */
    public static String field(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
