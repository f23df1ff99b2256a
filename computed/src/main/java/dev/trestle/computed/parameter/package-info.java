/** Parameters of queries that the functions of computed columns compute. */
@NullMarked
package dev.trestle.computed.parameter;

import org.jspecify.annotations.NullMarked;
