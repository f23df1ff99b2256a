package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * What clients are told of a route besides its exchange.
 *
 * @param summary a few words
 * @param description of the table or query; may be empty
 * @param tag what routes are grouped by
 * @param problems by status
 */
public record RouteDocument(String summary, String description, String tag, List<ProblemPlan> problems) {}
