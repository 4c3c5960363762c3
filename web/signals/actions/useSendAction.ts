import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { use, useMemo } from 'react'
import { formatDay } from '../../../ui/number/format.ts'
import { useToast } from '../../../ui/message/Toast.tsx'
import { WritingContext } from '../../../ui/locale/LocaleContext.tsx'
import { NEXT_SALE } from '../../plays/queries.ts'
import { rondo } from '../../client/rondo.ts'
import { keyOf, leaves, told } from './line-action.ts'
import type { Choice, Target } from './line-action.ts'
import { SIGNALS } from '../queries.ts'
import { tell } from './send.ts'
import type { Kept } from './send.ts'

const ACT = ['act on a line']
const UNDO = ['take back an act']

interface Asked {
  target: Target
  choice: Choice
}
type TakenBack = { customerId: number } & Kept

/** The lists and this customer's page; a line that is under way stays away until the new list is there. */
function askAgain(client: QueryClient, customerId: number) {
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
    mutationKey: UNDO,
    networkMode: 'always',
    mutationFn: (back: TakenBack) => ('ask' in back ? rondo.plays.undo(back) : rondo.signals.undo(back)),
    onSettled: (_answer, _error, { customerId }) => askAgain(client, customerId),
  })
}

/** Does something about a line: says so, with the way back, and asks the lists again. */
export function useAct() {
  const client = useQueryClient()
  const say = useToast()
  const writing = use(WritingContext)
  const { mutate: undo } = useUndo()
  return useMutation({
    mutationKey: ACT,
    // Without a network it fails at once and says so, instead of waiting unseen.
    networkMode: 'always',
    mutationFn: ({ target, choice }: Asked) => tell(target, choice),
    onSuccess(kept, { target, choice }) {
      const title = told(target, choice, (day) => formatDay(day, writing))
      say({ title, undo: () => undo({ customerId: target.customerId, ...kept }) })
    },
    onSettled: (_answer, _error, { target }) => askAgain(client, target.customerId),
  })
}

/** What was refused, with all that was asked. */
export interface Failure extends Asked {
  key: string
  error: Error
  /** When it was asked: by this it is told from a second try. */
  at: number
}

/** Takes the words about a refusal away. */
export function useForget() {
  const cache = useQueryClient().getMutationCache()
  return ({ at }: Failure) => {
    const found = cache.find({ mutationKey: ACT, predicate: ({ state }) => state.submittedAt === at })
    if (found) cache.remove(found)
  }
}

/** What is not answered yet: lines that are leaving, deeds being taken back; and what was refused. */
export function useUnderway() {
  const acts = useMutationState({ filters: { mutationKey: ACT }, select: ({ state }) => state })
  const undone = useMutationState({ filters: { mutationKey: UNDO }, select: ({ state }) => state })
  return useMemo(() => {
    // Of each line what was asked last: a second try forgets the first.
    const latest = new Map(acts.map((state) => [keyOf((state.variables as Asked).target), state]))
    const leaving = new Set<string>()
    const gone = new Set<string>()
    const failures: Failure[] = []
    for (const [key, { status, variables, error, submittedAt: at }] of latest) {
      const asked = variables as Asked
      if (status === 'pending' && leaves(asked.choice)) {
        leaving.add(key)
        // What is given to somebody still waits, on their list.
        if (asked.choice.deed !== 'assign') gone.add(key)
      }
      if (status === 'error') failures.push({ key, ...asked, at, error: error! })
    }
    const back = undone
      .filter(({ status }) => status === 'pending')
      .map(({ variables }) => variables as TakenBack)
    const takingBack = new Set(back.flatMap((one) => ('action' in one ? one.action : [])))
    const last = undone.at(-1)
    return { leaving, gone, failures, takingBack, undoError: last?.status === 'error' ? last.error : null }
  }, [acts, undone])
}
