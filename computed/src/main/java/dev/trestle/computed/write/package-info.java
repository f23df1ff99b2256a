/** Values that routes compute when they write rows: in their transaction, or before their answer. */
@NullMarked
package dev.trestle.computed.write;

import org.jspecify.annotations.NullMarked;
