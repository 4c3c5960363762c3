import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { use, useMemo } from 'react'
import { formatDay } from '../../../ui/date/format.ts'
import { useToast } from '../../../ui/message/Toast.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { NEXT_SALE } from '../../plays/queries.ts'
import { rondo } from '../../client/rondo.ts'
import { lineKey, leavesList, doneSentence } from './line-action.ts'
import type { LineAction, Target } from './line-action.ts'
import { SIGNALS } from '../queries.ts'
import { sendAction } from './send.ts'
import type { UndoReference } from './send.ts'

const ACTION_KEY = ['act on a line']
const UNDO_KEY = ['take back an act']

interface ActionRequest {
  target: Target
  choice: LineAction
}
type UndoRequest = { customerId: number } & UndoReference

/** The lists and this customer's page; a line that is under way stays away until the new list is there. */
function refetchLists(client: QueryClient, customerId: number) {
  return Promise.all([
    client.invalidateQueries({ queryKey: SIGNALS }),
    client.invalidateQueries({ queryKey: NEXT_SALE }),
    client.invalidateQueries({ queryKey: ['customer', customerId] }),
  ])
}

/** Takes back what was done. */
export function useUndo() {
  const client = useQueryClient()
  return useMutation({
    mutationKey: UNDO_KEY,
    networkMode: 'always',
    mutationFn: (back: UndoRequest) => ('ask' in back ? rondo.plays.undo(back) : rondo.signals.undo(back)),
    onSettled: (_answer, _error, { customerId }) => refetchLists(client, customerId),
  })
}

/** Does something about a line: says so, with the way back, and asks the lists again. */
export function useSendAction() {
  const client = useQueryClient()
  const say = useToast()
  const writing = use(LocaleContext)
  const { mutate: undo } = useUndo()
  return useMutation({
    mutationKey: ACTION_KEY,
    // Without a network it fails at once and says so, instead of waiting unseen.
    networkMode: 'always',
    mutationFn: ({ target, choice }: ActionRequest) => sendAction(target, choice),
    onSuccess(kept, { target, choice }) {
      const title = doneSentence(target, choice, (day) => formatDay(day, writing))
      say({ title, undo: () => undo({ customerId: target.customerId, ...kept }) })
    },
    onSettled: (_answer, _error, { target }) => refetchLists(client, target.customerId),
  })
}

/** What was refused, with all that was asked. */
export interface Failure extends ActionRequest {
  key: string
  error: Error
  /** When it was asked: by this it is told from a second try. */
  at: number
}

/** Takes the words about a refusal away. */
export function useDismissFailure() {
  const cache = useQueryClient().getMutationCache()
  return ({ at }: Failure) => {
    const found = cache.find({ mutationKey: ACTION_KEY, predicate: ({ state }) => state.submittedAt === at })
    if (found) cache.remove(found)
  }
}

/** What is not answered yet: lines that are leaving, deeds being taken back; and what was refused. */
export function usePendingActions() {
  const acts = useMutationState({ filters: { mutationKey: ACTION_KEY }, select: ({ state }) => state })
  const undone = useMutationState({ filters: { mutationKey: UNDO_KEY }, select: ({ state }) => state })
  return useMemo(() => {
    // Of each line what was asked last: a second try forgets the first.
    const latest = new Map(acts.map((state) => [lineKey((state.variables as ActionRequest).target), state]))
    const leaving = new Set<string>()
    const gone = new Set<string>()
    const failures: Failure[] = []
    for (const [key, { status, variables, error, submittedAt: at }] of latest) {
      const asked = variables as ActionRequest
      if (status === 'pending' && leavesList(asked.choice)) {
        leaving.add(key)
        // What is given to somebody still waits, on their list.
        if (asked.choice.deed !== 'assign') gone.add(key)
      }
      if (status === 'error') failures.push({ key, ...asked, at, error: error! })
    }
    const back = undone
      .filter(({ status }) => status === 'pending')
      .map(({ variables }) => variables as UndoRequest)
    const takingBack = new Set(back.flatMap((one) => ('action' in one ? one.action : [])))
    const last = undone.at(-1)
    return { leaving, gone, failures, takingBack, undoError: last?.status === 'error' ? last.error : null }
  }, [acts, undone])
}
