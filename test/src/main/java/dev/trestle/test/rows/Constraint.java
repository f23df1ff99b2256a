package dev.trestle.test.rows;

import java.util.List;

/**
 * What PostgreSQL may refuse a row for.
 *
 * @param name as an error has it
 * @param columns those it depends on; empty if that is unknown
 * @param definition as PostgreSQL prints it
 * @param check whether it is a CHECK, of the table or of a domain
 */
record Constraint(String name, List<String> columns, String definition, boolean check) {}
