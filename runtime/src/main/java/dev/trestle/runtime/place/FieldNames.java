package dev.trestle.runtime.place;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of the fields of one object; an array while they are few, as a batch has many objects of few fields. */
final class FieldNames {

    private static final int FEW = 32;

    private String[] few = new String[8];
    private int count;
    private @Nullable Set<String> many;

    void clear() {
        count = 0;
        many = null;
    }

    /** False if the object had it before. */
    boolean add(String name) {
        if (many != null) {
            return many.add(name);
        }
        if (contains(name)) {
            return false;
        }
        if (count == FEW) {
            many = new HashSet<>(Arrays.asList(few).subList(0, count));
            return many.add(name);
        }
        if (count == few.length) {
            few = Arrays.copyOf(few, 2 * count);
        }
        few[count++] = name;
        return true;
    }

    /** Jackson has one string for each name, so most comparisons are of references and of hashes that strings remember. */
    boolean contains(String name) {
        if (many != null) {
            return many.contains(name);
        }
        for (int i = 0; i < count; i++) {
            String one = few[i];
            if (one == name || one.hashCode() == name.hashCode() && one.equals(name)) {
                return true;
            }
        }
        return false;
    }

    Set<String> all() {
        return many == null ? Set.of(Arrays.copyOf(few, count)) : Set.copyOf(many);
    }
}
