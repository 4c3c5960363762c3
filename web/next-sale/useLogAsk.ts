import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useToast } from '../../ui/Toast.tsx'
import { rondo } from '../rondo.ts'
import { SIGNALS } from '../signals/queries.ts'
import { NEXT_SALE } from './queries.ts'
import type { Answer } from './queries.ts'

/** Whom it is about. */
export interface Asked {
  customerId: number
  name: string
}

export interface Told {
  answer: Answer
  reason: string
  productId: number | null
}

/** What was done, as it is told afterwards. @example toldOf('Ivo', 'asked') // 'Ivo was asked.' */
export function toldOf(name: string, answer: Answer): string {
  if (answer === 'asked') return `${name} was asked.`
  return answer === 'no' ? `${name} said no.` : `It is not the time for ${name}.`
}

/** The lists, the results and this customer's page. */
function askAgain(client: QueryClient, customerId: number) {
  return Promise.all([
    client.invalidateQueries({ queryKey: NEXT_SALE }),
    client.invalidateQueries({ queryKey: SIGNALS }),
    client.invalidateQueries({ queryKey: ['customer', customerId] }),
  ])
}

/** Takes an ask back. */
export function useUndoAsk() {
  const client = useQueryClient()
  return useMutation({
    networkMode: 'always',
    mutationFn: (back: { customerId: number; ask: number }) => rondo.plays.undo(back),
    onSettled: (_answer, _error, { customerId }) => askAgain(client, customerId),
  })
}

/** Keeps that somebody was asked and what they said, and says so with the way back. */
export function useLogAsk({ customerId, name }: Asked, onKept: () => void) {
  const client = useQueryClient()
  const say = useToast()
  const { mutate: undo } = useUndoAsk()
  return useMutation({
    // Without a network it fails at once and says so, instead of waiting unseen.
    networkMode: 'always',
    mutationFn: (told: Told) => rondo.plays.log({ customerId, ...told }),
    async onSuccess({ ask }, { answer }) {
      onKept()
      say({ title: toldOf(name, answer), undo: () => undo({ customerId, ask }) })
      await askAgain(client, customerId)
      // The line on which somebody stood is gone: they go on from the head of the page.
      if (document.activeElement === document.body) document.querySelector<HTMLElement>('h1')?.focus()
    },
  })
}
