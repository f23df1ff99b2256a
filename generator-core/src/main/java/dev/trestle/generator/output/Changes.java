package dev.trestle.generator.output;

import java.util.List;

/**
 * What it takes to make a source tree what is generated.
 *
 * @param list what differs, by path
 * @param foreign paths that are to be written, but where something stands that Trestle did not write; while there is
 *     one, nothing is written at all
 * @param unchanged how many files are as they should be
 */
public record Changes(List<Change> list, List<String> foreign, int unchanged) {

    public Changes {
        list = List.copyOf(list);
        foreign = List.copyOf(foreign);
    }

    /** Whether the tree is what is generated. */
    public boolean none() {
        return list.isEmpty() && foreign.isEmpty();
    }

    /** How many files are missing or different. */
    public int toWrite() {
        return list.size() - toDelete();
    }

    /** How many files are left over. */
    public int toDelete() {
        return (int) list.stream().filter(Change.LeftOver.class::isInstance).count();
    }
}
