import { z } from 'zod'
import { id } from '../../platform/http/id.ts'
import { dayText } from '../schema.ts'

const commentText = z.string().trim().max(2000)

/** The signals of one line of Today. */
const lineInput = z.strictObject({ customerId: id, signals: z.array(id).min(1).max(50) })

export const addressInput = lineInput.extend({
  /** The reason, as one of the codes; null: not known. */
  code: z.string().max(100).nullable().default(null),
  comment: commentText.default(''),
})
export const snoozeInput = lineInput.extend({ until: dayText })
/** null gives the line back to everybody. */
export const assignInput = lineInput.extend({ to: z.string().max(200).nullable() })
export const logInput = lineInput.extend({
  kind: z.enum(['call', 'note']),
  comment: commentText.min(1),
  until: dayText.nullable().default(null),
})
export const undoInput = z.strictObject({ customerId: id, action: id })

export type AddressInput = z.output<typeof addressInput>
export type SnoozeInput = z.output<typeof snoozeInput>
export type AssignInput = z.output<typeof assignInput>
export type LogInput = z.output<typeof logInput>

export const actionKinds = ['addressed', 'snoozed', 'assigned', 'called', 'noted'] as const
export type ActionKind = (typeof actionKinds)[number]

/** The id with which the action can be undone. */
export const actionSchema = z.object({ action: z.int() })
export type Action = z.output<typeof actionSchema>
