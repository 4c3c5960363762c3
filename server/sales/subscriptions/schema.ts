import { z } from 'zod'
import { isCurrency } from '../../../values/currency.ts'
import { changeKinds, type ChangeKind } from './change.ts'

const day = z.iso.date('must be a day such as 2026-03-31')
const limitedText = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => !text.includes('\0'), 'contains a zero byte')
const currency = z.string().refine(isCurrency, 'is not a currency; it should look like EUR')
const monthly = z.int('must be a whole number of minor units, such as 4900').min(0)
const term = z.int('must be a whole number of months').min(1).max(120)

const changeFields = {
  monthly: monthly.nullable().default(null),
  currency: currency.nullable().default(null),
  product: limitedText(200).min(1).nullable().default(null),
  termMonths: term.nullable().default(null),
  renewsOn: day.nullable().default(null),
  reason: limitedText(500).nullable().default(null),
}

/** A change from a program or a file. The customer is given by their id in the source, an email address, or both. */
export const incomingChange = z
  .strictObject({
    /** The id of the change in its source: sent again under the same id, it changes nothing. */
    id: limitedText(200).min(1),
    customer: z.strictObject({
      id: limitedText(200).min(1).nullable().default(null),
      email: limitedText(320).nullable().default(null),
      name: limitedText(300).nullable().default(null),
    }),
    subscription: limitedText(200).min(1),
    change: z.enum(changeKinds),
    on: day,
    ...changeFields,
  })
  .superRefine((one, context) => {
    const fault = faultOf(one.change, one)
    if (fault) context.addIssue({ code: 'custom', path: [fault.field], message: fault.message })
    if (!one.customer.id && !one.customer.email?.includes('@'))
      context.addIssue({ code: 'custom', path: ['customer'], message: 'needs an id or an email address' })
  })
export type IncomingChange = z.output<typeof incomingChange>

/** A change that a colleague enters on the customer's page; without a subscription a new one starts. */
export const manualChange = z
  .strictObject({
    subscription: z
      .strictObject({ source: limitedText(100), name: limitedText(200) })
      .nullable()
      .default(null),
    change: z.enum(changeKinds),
    on: day,
    ...changeFields,
  })
  .superRefine((one, context) => {
    const fault = faultOf(one.change, one)
    if (fault) context.addIssue({ code: 'custom', path: [fault.field], message: fault.message })
    if (one.change !== 'started' && !one.subscription)
      context.addIssue({ code: 'custom', path: ['subscription'], message: 'must say which one changed' })
  })
export type ManualChange = z.output<typeof manualChange>

const NEEDS_MONTHLY: ChangeKind[] = ['started', 'upgraded', 'downgraded']

type Figures = { monthly: number | null; currency: string | null }

function faultOf(change: ChangeKind, { monthly: amount, currency: code }: Figures) {
  if (amount === null && NEEDS_MONTHLY.includes(change))
    return { field: 'monthly', message: `is missing: what is the monthly amount, now that it ${change}?` }
  if (amount === null && code !== null)
    return { field: 'currency', message: `is ${code}, but has no monthly amount` }
  return null
}

export const changeViewSchema = z.object({
  id: z.int(),
  kind: z.enum(changeKinds),
  day: z.string(),
  /** Its day has not come yet. */
  liesAhead: z.boolean(),
  recordedOn: z.string(),
  monthly: z.number().nullable(),
  currency: z.string(),
  product: z.string().nullable(),
  termMonths: z.number().nullable(),
  renewsOn: z.string().nullable(),
  reason: z.string().nullable(),
  isByHand: z.boolean(),
})

export const subscriptionViewSchema = z.object({
  name: z.string(),
  currency: z.string(),
  state: z.enum(['paused', 'cancelled', 'active']),
  source: z.string(),
  product: z.string().nullable(),
  /** In minor units of the company's currency; null: there is no rate, or no amount is recorded. */
  monthly: z.number().nullable(),
  startedOn: z.string(),
  endedOn: z.string().nullable(),
  /** The planned end. */
  endsOn: z.string().nullable(),
  reason: z.string().nullable(),
  /** Newest first. */
  changes: z.array(changeViewSchema),
  /** The next renewal; of a paused subscription the recorded one. */
  renewsOn: z.string().nullable(),
  /** It has renewed by itself since the last recorded renewal day. */
  renewsByItself: z.boolean(),
  /** As recorded, or as it follows from the recorded renewal. */
  termMonths: z.number().nullable(),
})
