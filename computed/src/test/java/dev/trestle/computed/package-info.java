@NullMarked
package dev.trestle.computed;

import org.jspecify.annotations.NullMarked;
