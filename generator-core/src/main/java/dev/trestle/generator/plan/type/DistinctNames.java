package dev.trestle.generator.plan.type;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes class names distinct, also on a disk that ignores case. Of equal names in several schemas, those outside of the default
 * schema get the name of their schema in front; names that are still equal, such as {@code "Label"} beside {@code label}, get a
 * number.
 */
final class DistinctNames {

    private DistinctNames() {}

    /**
     * An object of the database that needs a name.
     *
     * @param className its name if no other object has it
     */
    record Candidate(long oid, String schema, String className) {}

    /** The names by oid; the earlier candidates come first. {@code taken} are other names, in lower case. */
    static Map<Long, String> of(List<Candidate> candidates, String defaultSchema, Set<String> taken) {
        Map<String, Integer> homonyms = new HashMap<>();
        candidates.forEach(candidate -> homonyms.merge(fold(candidate.className()), 1, Integer::sum));
        Map<Long, String> byOid = new HashMap<>();
        Set<String> used = new HashSet<>(taken);
        for (Candidate candidate : candidates) {
            boolean alone = homonyms.get(fold(candidate.className())) == 1 || candidate.schema().equals(defaultSchema);
            String stem = alone ? candidate.className() : JavaNames.type(candidate.schema()) + candidate.className();
            String name = stem;
            for (int n = 2; !used.add(fold(name)); n++) {
                name = stem + n;
            }
            byOid.put(candidate.oid(), name);
        }
        return byOid;
    }

    static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
