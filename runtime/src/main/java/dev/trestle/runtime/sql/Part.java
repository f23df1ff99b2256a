package dev.trestle.runtime.sql;

import dev.trestle.runtime.database.RowBinder;
import java.util.function.Predicate;

/**
 * A part of a statement, with the value that is bound to it.
 *
 * @param text the column, or the whole of a condition
 * @param expression the column's, or the condition that takes the place of the other
 * @param isIn whether a request has it; of a condition, whether it has a value
 * @param binder binds the value, if there is one
 * @param <R> the type of the request
 */
record Part<R>(String text, String expression, Predicate<? super R> isIn, RowBinder<? super R> binder) {}
