import type { Scope } from '../../platform/scope/scope.ts'
import { loadReplay, requestAnother } from './past-store.ts'

/** Requests a replay of the past, in a job: facts of earlier days have come, or the rules have changed. */
export async function requestReplay(
  scope: Scope,
  when: 'always' | 'unless pending' = 'always',
): Promise<void> {
  if (when === 'unless pending' && (await loadReplay(scope.db)).isDue) return
  await requestAnother(scope.db)
  await scope.jobs.enqueue(scope, 'signals.replay', {})
}
