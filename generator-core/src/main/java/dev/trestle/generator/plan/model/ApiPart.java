package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * A share of the routes, where they are too many for one class.
 *
 * @param className such as {@code FilmsApiPart1}
 * @param memberName of the API's field and accessor
 */
public record ApiPart(String className, String memberName, List<RoutePlan> routes) {}
