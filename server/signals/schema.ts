import { z } from 'zod'
import type { Day } from '../platform/calendar/days.ts'
import { id } from '../platform/http/id.ts'
import type { Counted } from './record/track-record.ts'
import type { InputName } from './success/input.ts'
import { allKinds, type Evidence, type Group, type Kind, type Reason } from './kinds.ts'

/** A day as text; days of the rules (`since`, and those in evidence) are numbers, counted from 1970-01-01. */
const day = z.iso.date('This is not a day; it looks like 2026-11-22.')
const words = z.string().trim().max(2000)

export const groups = ['help', 'ask', 'thank'] as const satisfies Group[]

const someSignals = z.strictObject({ customerId: id, signals: z.array(id).min(1).max(50) })

export const addressInput = someSignals.extend({
  /** Why it came, as one of the codes; null: nobody knows. */
  code: z.string().max(100).nullable().default(null),
  words: words.default(''),
})
export const snoozeInput = someSignals.extend({ until: day })
/** null gives the line back to everybody. */
export const assignInput = someSignals.extend({ to: z.string().max(200).nullable() })
export const logInput = someSignals.extend({
  kind: z.enum(['call', 'note']),
  words: words.min(1),
  until: day.nullable().default(null),
})
export const undoInput = z.strictObject({ customerId: id, action: id })
export const limitInput = z.strictObject({ lines: z.int().min(1).max(200) })
export const customerInput = z.strictObject({ id })
export const newCode = z.strictObject({ label: z.string().trim().min(1).max(100) })
export const codeInput = z.strictObject({ code: z.string().min(1).max(100) })
export const waitingInput = z.strictObject({
  group: z.enum(groups).optional(),
  kind: z.enum(allKinds).optional(),
  /** Where the page before ended, as it was answered there. */
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** 1: badly; 5: very well. */
export const newJudgement = z.strictObject({
  id,
  level: z.int().min(1).max(5),
  reason: z.string().trim().min(1, 'Say why, in a few words.').max(2000),
})

export type NewJudgement = z.output<typeof newJudgement>
export type Judgement = { id: number; level: number; reason: string; author: string; judgedAt: Date }

/** One input of success: 0 to 1, the part of the weight that it has, and what it was worked out from. */
export type SuccessInput = { name: InputName; label: string; value: number; weight: number; words: string }

export type CustomerSuccess = {
  /** 0 to 100; null: neither goals nor use nor orders can be judged. */
  score: number | null
  inputs: SuccessInput[]
  /** The input that takes most off. */
  worst: InputName | null
  /** The team's own, the latest. */
  judgement: Judgement | null
}

export type Address = z.output<typeof addressInput>
export type Snooze = z.output<typeof snoozeInput>
export type Assign = z.output<typeof assignInput>
export type LogEntry = z.output<typeof logInput>
export type WaitingInput = z.output<typeof waitingInput>

export type Colleague = { id: string; name: string }

/** A signal as it stands in a line; kind and evidence make its sentence (words.ts). */
export type LineSignal = {
  id: number
  kind: Kind
  reason: Reason
  since: Day
  strength: number
  evidence: Evidence
}

/** In a line the contact whom the evidence is about is named; a customer's own page knows its contacts. */
export type LineSignalNamed = LineSignal & { contactName: string | null }

/** One customer in one group, with all that speaks for it, strongest first. */
export type Line = {
  customerId: number
  name: string
  group: Group
  /** Minor units of the company's currency. */
  total: number
  signals: LineSignalNamed[]
  assignee: Colleague | null
}

export type WaitingPage = { lines: Line[]; next: string | null }

export type Action = 'addressed' | 'snoozed' | 'assigned' | 'called' | 'noted'

/** What a person did today and can take back. */
export type Done = {
  id: number
  customerId: number
  name: string
  group: Group
  kinds: Kind[]
  action: Action
  code: string | null
  codeLabel: string | null
  words: string
  until: string | null
  to: Colleague | null
  at: Date
}

export type Counts = Record<Group, number>

/** The day's list of one person. */
export type Today = {
  day: string
  /** How many lines this person wants on a day, and how many of them are done. */
  limit: number
  handled: number
  lines: Line[]
  done: Done[]
  /** Lines that wait for this person too, and are not shown. */
  leftOut: Counts
  /** What has happened since the beginning of yesterday. */
  since: { opened: number; ended: number; addressed: number }
}

/** A signal of one customer, whatever has become of it. */
export type CustomerSignal = LineSignal & {
  group: Group
  state: 'open' | 'snoozed' | 'addressed' | 'ended'
  openedOn: string
  endedOn: string | null
  addressedAt: Date | null
  addressedBy: string | null
  code: string | null
  codeLabel: string | null
  words: string | null
  snoozedUntil: string | null
  assignee: Colleague | null
}

export type Code = { code: string; label: string; isRetired: boolean }

/**
 * How often one kind was right. A log-in within 14 days, an order within 30, neither for 90; each beside the rate of
 * comparable customers of the same age without such a signal, and null where fewer than 20 were judged.
 */
export type KindRecord = Omit<Counted, 'codes'> & {
  kind: Kind
  /** On this day, of the signals of the 365 days before it. */
  countedOn: string
  /** What people said why it came, the most frequent first. */
  codes: { code: string; label: string; count: number }[]
}
