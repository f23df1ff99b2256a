/** Backfills: values for rows that exist already, fed to the servers in small parts, by a cursor that is stored. */
@NullMarked
package dev.trestle.computed.backfill;

import org.jspecify.annotations.NullMarked;
