/**
 * What the exports of help desks mean. Pure: a conversation of an export in, support events out; their ids derive from the
 * export's own, so that the same export gives the same events again. Reading files is {@code file}'s, sending {@code load}'s.
 */
package dev.plumbline.runner.history;
