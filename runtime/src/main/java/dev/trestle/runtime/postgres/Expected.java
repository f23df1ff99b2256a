package dev.trestle.runtime.postgres;

/** A part of the database's schema that generated code relies on. */
public sealed interface Expected permits ExpectedTable, ExpectedType, Labels {}
