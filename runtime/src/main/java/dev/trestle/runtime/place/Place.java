package dev.trestle.runtime.place;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A place in a request: a field of an object, or an item of an array. */
public final class Place {

    private final @Nullable Place outer;
    private @Nullable Place inner;
    private final FieldNames names = new FieldNames();
    private Set<String> inPath = Set.of();
    private String name = "";

    /** The place in an array, or -1. */
    private int index = -1;

    /** The request itself. */
    public Place() {
        this(null);
    }

    /** The object or array stands at the outer place. */
    private Place(@Nullable Place outer) {
        this.outer = outer;
    }

    /** The number of the item in an array, from 0; -1 outside one, and before the first. */
    public int index() {
        return index;
    }

    /** Goes to an item of an array. */
    public void index(int item) {
        index = item;
    }

    /** Whether it is the request itself. */
    public boolean isOutermost() {
        return outer == null;
    }

    /** Where the object or array stands; there is one, unless this is the request itself. */
    public Place outer() {
        return Objects.requireNonNull(outer);
    }

    /** A place in the object or array that stands here; the same one, emptied, for one object after the other. */
    public Place inner() {
        if (inner == null) {
            inner = new Place(this);
        }
        inner.names.clear();
        inner.name = "";
        inner.index = -1;
        return inner;
    }

    /** Whether it is an item of an array. */
    public boolean inArray() {
        return index >= 0;
    }

    /** The field's name, for readers; empty for a field of the body that the path has given already. */
    public String name() {
        return isInPath() ? "" : name;
    }

    /** Goes to a field; false if the object had one of this name before. */
    public boolean field(String next) {
        name = next;
        return names.add(next) || isInPath();
    }

    /** The fields so far were those in the path; they do not occur in the body. */
    public void endPath() {
        inPath = names.all();
    }

    /** Whether the path has given the field already. */
    public boolean isInPath() {
        return inPath.contains(name);
    }

    /** Whether the object had a field of this name. */
    public boolean had(String field) {
        return names.contains(field);
    }

    /** The JSON pointer (RFC 6901) of this place. */
    public String pointer() {
        return inArray() ? before() + "/" + index : pointer(name);
    }

    /** The JSON pointer of another field of the same object. */
    public String pointer(String field) {
        return before() + JsonPointer.field(field);
    }

    private String before() {
        return outer == null ? "" : outer.pointer();
    }
}
