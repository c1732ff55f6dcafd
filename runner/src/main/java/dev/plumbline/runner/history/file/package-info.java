/** Exports as files: read from the beginning to the end, however large, packed or not. */
package dev.plumbline.runner.history.file;
