package dev.trestle.generator.plan.model;

import java.util.Optional;

/**
 * One of the statements that a route runs at once.
 *
 * @param field of the answer
 * @param queryFile the file it comes from, as users know it
 * @param files what it reads instead of the database
 * @param constant the name of the constant that has its SQL
 * @param binder the name of the method that binds its parameters
 */
public record PartPlan(Gives.Part field, String queryFile, Statement statement, Optional<FilePart> files, String constant, String binder) {}
