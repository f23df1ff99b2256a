@NullMarked
package dev.trestle.computed.given;

import org.jspecify.annotations.NullMarked;
