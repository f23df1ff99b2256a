/** Tests over raw sockets: what clients do that no HTTP library does. */
@NullMarked
package dev.trestle.listener;

import org.jspecify.annotations.NullMarked;
