import { rondo } from '../../client/rondo.ts'
import type { LineAction, Target } from './line-action.ts'

/** By which something done can be taken back. */
export type UndoReference = { action: number } | { ask: number }

/** Does it. @throws ApiError with the server's sentence, also when somebody was faster */
export function sendAction({ customerId, signals }: Target, choice: LineAction): Promise<UndoReference> {
  if ('productId' in choice) {
    const { deed: answer, words: reason, productId, again = false } = choice
    return rondo.plays.log({ customerId, answer, reason, productId, again })
  }
  const some = { customerId, signals: signals.map(({ id }) => id) }
  if (choice.deed === 'address') {
    return rondo.signals.address({ ...some, code: choice.code, words: choice.words })
  }
  if (choice.deed === 'snooze') return rondo.signals.snooze({ ...some, until: choice.until })
  if (choice.deed === 'assign') return rondo.signals.assign({ ...some, to: choice.to?.id ?? null })
  return rondo.signals.log({ ...some, kind: choice.deed, words: choice.words, until: choice.until })
}
