package dev.trestle.generator.plan.model;

/**
 * A codec of the user's that generated code makes once.
 *
 * @param constant the name of the constant that holds it
 * @param codecClass with its package
 */
public record CodecPlan(String constant, String codecClass) {}
