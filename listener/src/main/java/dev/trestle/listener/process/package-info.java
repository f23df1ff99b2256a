/** What connections take of their process: file descriptors and threads. */
@NullMarked
package dev.trestle.listener.process;

import org.jspecify.annotations.NullMarked;
