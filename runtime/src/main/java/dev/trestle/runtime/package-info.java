/** Called by generated handlers: requests, answers and problems, as JSON over HTTP; files only as interfaces. */
@NullMarked
package dev.trestle.runtime;

import org.jspecify.annotations.NullMarked;
