@NullMarked
package dev.trestle.computed.backfill;

import org.jspecify.annotations.NullMarked;
