package dev.trestle.generator.plan.model;

import java.util.List;
import java.util.Map;

/**
 * A status that is not a success, and when a route answers with it.
 *
 * @param when one sentence, for people
 * @param errors whether the problem has a list of errors
 * @param codes of these errors, in their order; none if there may be others, which a hook makes, or if there is no list
 * @param constraints the names of the constraints for those codes that have names
 */
public record ProblemPlan(
        int status, String when, boolean errors, List<ProblemCode> codes, Map<ProblemCode, List<String>> constraints) {

    /** Without a list of errors. */
    public static ProblemPlan plain(int status, String when) {
        return new ProblemPlan(status, when, false, List.of(), Map.of());
    }
}
