package dev.trestle.runtime;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of the fields that an object had so far. Few names are compared one by one, which costs less than a hash set. */
final class SeenNames {

    private static final int FEW = 24;

    private String[] few = new String[8];
    private int count;
    private @Nullable Set<String> many;

    /** False if the name was there already. */
    boolean add(String name) {
        if (contains(name)) {
            return false;
        }
        if (many != null) {
            return many.add(name);
        }
        if (count == FEW) {
            many = copy();
            return many.add(name);
        }
        if (count == few.length) {
            few = Arrays.copyOf(few, FEW);
        }
        few[count++] = name;
        return true;
    }

    boolean contains(String name) {
        if (many != null) {
            return many.contains(name);
        }
        for (int i = 0; i < count; i++) {
            if (few[i].equals(name)) {
                return true;
            }
        }
        return false;
    }

    void clear() {
        count = 0;
        many = null;
    }

    Set<String> copy() {
        return new HashSet<>(many != null ? many : Arrays.asList(few).subList(0, count));
    }
}
