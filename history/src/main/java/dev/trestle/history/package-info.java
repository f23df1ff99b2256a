/** The history of tables: their operations, the rows that these changed, and reverts. */
@NullMarked
package dev.trestle.history;

import org.jspecify.annotations.NullMarked;
