/** Brings what an export was understood as to ingestion, and goes on where it was stopped. */
package dev.plumbline.runner.history.load;
