package dev.trestle.runtime;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A place in a request: a field of an object, or an item of an array. */
final class Place {

    private final @Nullable Place outer;
    private @Nullable Place inner;
    private final FieldNames names = new FieldNames();
    private Set<String> inPath = Set.of();
    private String name = "";

    /** The place in an array, or -1. */
    int index = -1;

    /** The object or array stands at the outer place; null for the request itself. */
    Place(@Nullable Place outer) {
        this.outer = outer;
    }

    boolean isOutermost() {
        return outer == null;
    }

    Place outer() {
        return Objects.requireNonNull(outer);
    }

    /** A place in the object or array that stands here; the same one, emptied, for one object after the other. */
    Place inner() {
        if (inner == null) {
            inner = new Place(this);
        }
        inner.names.clear();
        inner.name = "";
        inner.index = -1;
        return inner;
    }

    boolean inArray() {
        return index >= 0;
    }

    /** The field's name, for readers; empty for a field of the body that the path has given already. */
    String name() {
        return isInPath() ? "" : name;
    }

    /** Goes to a field; false if the object had one of this name before. */
    boolean field(String next) {
        name = next;
        return names.add(next) || isInPath();
    }

    /** The fields so far were those in the path; they do not occur in the body. */
    void endPath() {
        inPath = names.all();
    }

    /** Whether the path has given the field already. */
    boolean isInPath() {
        return inPath.contains(name);
    }

    boolean had(String field) {
        return names.contains(field);
    }

    /** The JSON pointer (RFC 6901) of this place. */
    String pointer() {
        return inArray() ? before() + "/" + index : pointer(name);
    }

    /** The JSON pointer of another field of the same object. */
    String pointer(String field) {
        return before() + FieldError.pointer(field);
    }

    private String before() {
        return outer == null ? "" : outer.pointer();
    }
}
