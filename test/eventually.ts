import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'

/** Waits until it holds, and fails with the words when it does not in time. */
export async function eventually(
  holds: () => Promise<boolean> | boolean,
  withinMs = 20_000,
  words = `not within ${withinMs} ms`,
): Promise<void> {
  for (const end = Date.now() + withinMs; !(await holds()); await pause(50))
    assert.ok(Date.now() < end, words)
}
