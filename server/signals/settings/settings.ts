import { Refusal } from '../../platform/errors/refusal.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { requestRefresh } from '../detect/detect.ts'
import { requestReplay } from '../record/request.ts'
import { codeFromLabel } from './code.ts'
import type { Code, SignalSettings } from './schema.ts'
import * as store from './store.ts'

export const settings = (scope: Scope): Promise<SignalSettings> => store.settings(scope.db)

/** Changes what counts as a signal. The signals of all customers follow in a job. */
export async function changeSettings(scope: Scope, next: SignalSettings): Promise<SignalSettings> {
  return inTransaction(scope, async (scope) => {
    await store.setSettings(scope.db, next)
    await requestRefresh(scope)
    await requestReplay(scope)
    return store.settings(scope.db)
  })
}

/** The reasons that people may choose, those no longer offered last. */
export const codes = (scope: Scope): Promise<Code[]> => store.codes(scope.db)

/** The label of each code. */
export async function codeLabels(scope: Scope): Promise<Map<string, string>> {
  return new Map((await codes(scope)).map(({ code, label }) => [code, label]))
}

/**
 * Adds a reason that people may choose. The same label again is the same code, offered again.
 *
 * @throws Refusal 400 when the label has no letter and no digit
 */
export async function addCode(scope: Scope, label: string): Promise<{ code: string }> {
  const code = codeFromLabel(label)
  if (code === '') {
    throw new Refusal(400, 'code_label', `"${label}" has no letter or digit. Describe the reason in words.`)
  }
  return store.addCode(scope.db, code, label)
}

/** Stops offering a reason; where it was given it stays. @throws Refusal 404 when there is none */
export async function retireCode(scope: Scope, code: string): Promise<void> {
  if (await store.retireCode(scope.db, code, scope.now)) return
  throw new Refusal(404, 'code_unknown', `There is not a reason code "${code}".`)
}
