package dev.trestle.maven;

import dev.trestle.generator.output.Fingerprint;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the generator reads and what it wrote, as it is on the disk at one time. Looked at on every run, with thousands of
 * files, in a JVM that has just started: so without copies, and without an order that only people need.
 *
 * @param key of the inputs; empty where it is unknown, with a database or a target that was given
 * @param inputs the files that the key was made from, by their paths as users know them
 * @param files the generated files, by their paths under the output directory
 */
record ProjectState(String key, Map<String, Fingerprint> inputs, Map<String, Fingerprint> files) {

    /** Nothing is known. */
    static final ProjectState UNKNOWN = new ProjectState("", Map.of(), Map.of());

    /** Whether the other has the same inputs, which are known, and the same generated files. */
    boolean holds(ProjectState other) {
        if (key.isEmpty() || !key.equals(other.key) || files.size() != other.files.size()) {
            return false;
        }
        for (Map.Entry<String, Fingerprint> file : files.entrySet()) {
            @Nullable Fingerprint there = other.files.get(file.getKey());
            if (there == null || !there.hash().equals(file.getValue().hash())) {
                return false;
            }
        }
        return true;
    }

    /** Whether a file had to be read for this, because the earlier state did not tell what it holds. */
    boolean wasRead(ProjectState earlier) {
        return wasRead(inputs, earlier.inputs) || wasRead(files, earlier.files);
    }

    /** Each generated file and the hash of its text. */
    Map<String, String> hashes() {
        Map<String, String> hashes = new HashMap<>();
        for (Map.Entry<String, Fingerprint> file : files.entrySet()) {
            hashes.put(file.getKey(), file.getValue().hash());
        }
        return hashes;
    }

    /** A fingerprint that was not taken anew is the same object. */
    private static boolean wasRead(Map<String, Fingerprint> files, Map<String, Fingerprint> earlier) {
        for (Map.Entry<String, Fingerprint> file : files.entrySet()) {
            if (earlier.get(file.getKey()) != file.getValue()) {
                return true;
            }
        }
        return false;
    }
}
