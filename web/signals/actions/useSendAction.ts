import { useMutationState, useQueryClient } from '@tanstack/react-query'
import { use, useMemo } from 'react'
import { formatDay } from '../../../ui/date/format.ts'
import { useToast } from '../../../ui/message/Toast.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { useSendOnce } from '../../../ui/request/useSendOnce.ts'
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
  action: LineAction
}
type UndoRequest = { customerId: number } & UndoReference

/** The queries that an action changes: the lists and the customer's page. */
const changedQueries = (customerId: number) => [SIGNALS, NEXT_SALE, ['customer', customerId]]

/** Undoes an action. */
export function useUndo() {
  return useSendOnce(
    (request: UndoRequest) => ('ask' in request ? rondo.plays.undo(request) : rondo.signals.undo(request)),
    ({ customerId }) => changedQueries(customerId),
    undefined,
    { mutationKey: UNDO_KEY },
  )
}

/** Sends an action on a line, shows a toast with undo, and refetches the lists: until then a leaving line is hidden. */
export function useSendAction() {
  const notify = useToast()
  const locale = use(LocaleContext)
  const { mutate: undo } = useUndo()
  return useSendOnce(
    ({ target, action }: ActionRequest) => sendAction(target, action),
    ({ target }) => changedQueries(target.customerId),
    undefined,
    {
      mutationKey: ACTION_KEY,
      onSuccess(reference, { target, action }) {
        const title = doneSentence(target, action, (day) => formatDay(day, locale))
        notify({ title, undo: () => undo({ customerId: target.customerId, ...reference }) })
      },
    },
  )
}

/** An action that failed, with its request. */
export interface Failure extends ActionRequest {
  key: string
  error: Error
  /** When it was sent; identifies the attempt. */
  at: number
}

/** Dismisses the message about a failure. */
export function useDismissFailure() {
  const cache = useQueryClient().getMutationCache()
  return ({ at }: Failure) => {
    const mutation = cache.find({
      mutationKey: ACTION_KEY,
      predicate: ({ state }) => state.submittedAt === at,
    })
    if (mutation) cache.remove(mutation)
  }
}

/** What is pending: lines that are leaving and actions that are being undone; and what failed. */
export function usePendingActions() {
  const sent = useMutationState({ filters: { mutationKey: ACTION_KEY }, select: ({ state }) => state })
  const undone = useMutationState({ filters: { mutationKey: UNDO_KEY }, select: ({ state }) => state })
  return useMemo(() => {
    // The last action of each line: a second attempt replaces the first.
    const latest = new Map(sent.map((state) => [lineKey((state.variables as ActionRequest).target), state]))
    const leaving = new Set<string>()
    const removed = new Set<string>()
    const failures: Failure[] = []
    for (const [key, { status, variables, error, submittedAt: at }] of latest) {
      const request = variables as ActionRequest
      if (status === 'pending' && leavesList(request.action)) {
        leaving.add(key)
        // A line that is assigned to a colleague still waits, on their list.
        if (request.action.kind !== 'assign') removed.add(key)
      }
      if (status === 'error') failures.push({ key, ...request, at, error: error! })
    }
    const requests = undone
      .filter(({ status }) => status === 'pending')
      .map(({ variables }) => variables as UndoRequest)
    const undoing = new Set(requests.flatMap((one) => ('action' in one ? one.action : [])))
    const last = undone.at(-1)
    return { leaving, removed, failures, undoing, undoError: last?.status === 'error' ? last.error : null }
  }, [sent, undone])
}
