@NullMarked
package dev.trestle.variants;

import org.jspecify.annotations.NullMarked;
