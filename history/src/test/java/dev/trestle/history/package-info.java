@NullMarked
package dev.trestle.history;

import org.jspecify.annotations.NullMarked;
