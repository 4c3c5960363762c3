import { rondo } from '../../client/rondo.ts'
import type { LineAction, Target } from './line-action.ts'

/** What undo needs to know. */
export type UndoReference = { action: number } | { ask: number }

/** Sends an action. @throws RequestError with the server's sentence, also when a colleague was faster */
export function sendAction({ customerId, signals }: Target, action: LineAction): Promise<UndoReference> {
  if ('productId' in action) {
    const { kind: answer, comment: reason, productId, again = false } = action
    return rondo.plays.log({ customerId, answer, reason, productId, again })
  }
  const line = { customerId, signals: signals.map(({ id }) => id) }
  if (action.kind === 'address') {
    return rondo.signals.address({ ...line, code: action.code, comment: action.comment })
  }
  if (action.kind === 'snooze') return rondo.signals.snooze({ ...line, until: action.until })
  if (action.kind === 'assign') return rondo.signals.assign({ ...line, to: action.to?.id ?? null })
  return rondo.signals.log({ ...line, kind: action.kind, comment: action.comment, until: action.until })
}
