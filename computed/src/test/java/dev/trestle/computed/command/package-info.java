@NullMarked
package dev.trestle.computed.command;

import org.jspecify.annotations.NullMarked;
