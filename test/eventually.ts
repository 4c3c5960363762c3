import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'

/** Waits until the condition holds, and fails with the message if it does not in time. */
export async function eventually(
  condition: () => Promise<boolean> | boolean,
  withinMs = 20_000,
  message = `not within ${withinMs} ms`,
): Promise<void> {
  for (const end = Date.now() + withinMs; !(await condition()); await pause(50))
    assert.ok(Date.now() < end, message)
}
