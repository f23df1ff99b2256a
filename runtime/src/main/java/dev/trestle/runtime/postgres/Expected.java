package dev.trestle.runtime.postgres;

/** Something in the database that generated code relies on. */
public sealed interface Expected permits ExpectedTable, ExpectedType, Labels {}
