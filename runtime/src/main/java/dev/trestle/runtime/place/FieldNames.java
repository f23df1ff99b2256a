package dev.trestle.runtime.place;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names of the fields of one object; a small table of hashes while they are few, as a batch has many objects of few fields. */
final class FieldNames {

    private static final int FEW = 32;

    private @Nullable String[] few = new String[16];
    private int count;
    private @Nullable Set<String> many;

    void clear() {
        if (count > 0) {
            Arrays.fill(few, null);
        }
        count = 0;
        many = null;
    }

    /** False if the object had it before. */
    boolean add(String name) {
        if (many != null) {
            return many.add(name);
        }
        int slot = slot(name);
        if (few[slot] != null) {
            return false;
        }
        few[slot] = name;
        count++;
        if (count > FEW) {
            many = new HashSet<>(all());
        } else if (2 * count > few.length) {
            grow();
        }
        return true;
    }

    private void grow() {
        Set<String> names = all();
        few = new String[2 * few.length];
        names.forEach(name -> few[slot(name)] = name);
    }

    /** Where the name is, or has to be. Jackson has one string for each name, so that most comparisons are of references. */
    private int slot(String name) {
        int hash = name.hashCode();
        int slot = hash ^ hash >>> 16;
        for (;; slot++) {
            String one = few[slot & few.length - 1];
            if (one == null || one == name || one.equals(name)) {
                return slot & few.length - 1;
            }
        }
    }

    boolean contains(String name) {
        return many == null ? few[slot(name)] != null : many.contains(name);
    }

    Set<String> all() {
        return many == null ? Stream.of(few).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet()) : Set.copyOf(many);
    }
}
