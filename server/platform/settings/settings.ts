import type { z } from 'zod'
import { Refusal } from '../errors/refusal.ts'
import { inTransaction, type Scope } from '../scope/scope.ts'
import { settingsChange, type Settings } from './schema.ts'
import { readSettings, writeSettings } from './store.ts'

export function getSettings(scope: Pick<Scope, 'db'>): Promise<Settings> {
  return readSettings(scope)
}

/**
 * Changes some of the settings and announces it to later modules, whose standings may depend on them.
 *
 * @throws Refusal that names the setting and what it should look like
 */
export async function changeSettings(
  scope: Scope,
  change: z.input<typeof settingsChange>,
): Promise<Settings> {
  const checked = settingsChange.safeParse(change)
  if (!checked.success) {
    const issue = checked.error.issues[0]!
    throw new Refusal(400, 'settings', `${issue.path.join('.')} ${issue.message}.`)
  }
  return inTransaction(scope, async (scope) => {
    const before = await readSettings(scope)
    const after = Object.assign({}, before, checked.data)
    await writeSettings(scope, after)
    await scope.events.emit(scope, 'settings.changed', { before, after })
    return after
  })
}
