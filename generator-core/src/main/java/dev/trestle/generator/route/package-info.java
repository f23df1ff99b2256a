/** Terms that the routes file and the plan share: methods, paths, kinds of media, deliveries. */
@NullMarked
package dev.trestle.generator.route;

import org.jspecify.annotations.NullMarked;
