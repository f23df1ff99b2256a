/** One typed reader of the configuration's keys, for all parts of a service. */
@NullMarked
package dev.trestle.runtime.settings;

import org.jspecify.annotations.NullMarked;
