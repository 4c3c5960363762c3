import assert from 'node:assert/strict'
import { formatterOf } from '../insights/format.ts'
import type { Evidence } from './kinds.ts'
import { signalSentence } from './sentence.ts'

export const english = formatterOf({ locale: 'en-GB', currency: 'EUR' })

/** Contact 7 is called Mara. */
export const assertSentence = (evidence: Evidence, sentence: string) =>
  assert.equal(
    signalSentence(evidence, english, (id) => (id === 7 ? 'Mara' : null)),
    sentence,
  )

export const silence = {
  lastDay: 20000,
  silentDays: 13,
  loginDays: 40,
  usualGap: 2,
  longestGap: 6,
  allowedDays: 9,
  quietDays: 7,
}
export const rhythm = { kind: 'stalled', ...silence } as const
export const plain = { kind: 'stalled', ...silence, loginDays: 3, allowedDays: 6 } as const
export const champion = {
  kind: 'champion_gone',
  contactId: 7,
  lastDay: 20000,
  silentDays: 9,
  usualGap: 1,
  events: 84,
  allEvents: 100,
  others: 2,
  allowedDays: 8,
} as const
export const closing = { kind: 'window_closing', firstOrder: 20000, closes: 20030, orders: 1 } as const
export const thriving = {
  kind: 'thriving',
  loginDays: 21,
  orders: 4,
  topLoginDays: 12,
  topOrders: 3,
  peers: 1234,
  ageDays: 80,
} as const
