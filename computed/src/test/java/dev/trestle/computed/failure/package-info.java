@NullMarked
package dev.trestle.computed.failure;

import org.jspecify.annotations.NullMarked;
