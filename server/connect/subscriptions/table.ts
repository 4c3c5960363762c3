import { createHash } from 'node:crypto'
import type { DecimalMark } from '../../sales/money/decimal.ts'
import { isCurrency } from '../../../values/currency.ts'
import { parseMoney } from '../../sales/money/amount.ts'
import type { ChangeKind } from '../../sales/subscriptions/change.ts'
import { incomingChange, type IncomingChange } from '../../sales/subscriptions/schema.ts'
import type { FileFormat } from '../inspection/format.ts'
import type { Plan } from '../inspection/plan.ts'
import type { DateReader } from '../table/dates.ts'
import { isMissing } from '../table/conventions.ts'
import { VALUE_CHARACTERS, type Reject } from '../table/reject.ts'
import type { Row } from '../table/sheet.ts'
import type { Field } from './fields.ts'

/** What a cell of a change says, in six languages. */
const KINDS: [ChangeKind, RegExp][] = [
  [
    'started',
    /^(start(ed)?|new|created?|begins?|began|subscribed|begonnen|beginn|neu|gestartet|debut|demarr[eé]|nouveau|inicio|iniciad[ao]|nuev[ao]|alta|begonnen|nieuw|gestart|inizio|iniziat[ao]|nuov[ao])$/i,
  ],
  ['renewed', /^(renew(ed|al)?|verl[aä]e?ngert|renouvel[eé]e?|renovad[ao]|verlengd|rinnovat[ao])$/i],
  ['upgraded', /^(upgraded?|expansion|hochgestuft|erweitert|ampliad[ao])$/i],
  ['downgraded', /^(downgraded?|contraction|herabgestuft|reduziert|reducid[ao])$/i],
  ['paused', /^(paused?|suspended|pausiert|suspendue?|pausad[ao]|gepauzeerd|sospes[ao])$/i],
  [
    'resumed',
    /^(resumed?|reactivat(ed|ion)|fortgesetzt|reaktiviert|reprise|reactivad[ao]|hervat|ripres[ao])$/i,
  ],
  [
    'cancelled',
    /^(cancell?(ed|ation)?|churn(ed)?|ended|expired|terminated|gek[uü]e?ndigt|beendet|abgelaufen|r[eé]sili[eé]e?|annul[eé]e?|cancelad[ao]|baja|opgezegd|be[eë]indigd|disdett[ao]|cancellat[ao])$/i,
  ],
]

/** How the cells of one file are to be read. */
export type CellFormat = { day: DateReader; dayAhead: DateReader; mark: DecimalMark; currency: string }

/** How one format of files of changes is recognised and read. */
export type SubscriptionsFormat = FileFormat & {
  /** The change in a row, or the cell that makes it invalid. */
  parse(row: Row, plan: Pick<Plan, 'columns' | 'mapping'>, format: CellFormat): IncomingChange | Reject
}

/** Any table with columns for the customer, the change and its date. */
export const changesTable: SubscriptionsFormat = {
  label: 'A table of changes',
  source: 'file',
  recognise: () => null,
  parse: parseChange,
}

/** Whether at least half of these cells name a change of a subscription. @example isChangeColumn(['started', 'Upgrade']) // true */
export function isChangeColumn(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter(Boolean)
  const changes = filled.filter((cell) => kindOf(cell) !== undefined)
  return changes.length > 0 && changes.length >= filled.length / 2
}

const kindOf = (text: string) => KINDS.find(([, name]) => name.test(text))?.[0]

function parseChange(
  { line, cells }: Row,
  { columns, mapping }: Pick<Plan, 'columns' | 'mapping'>,
  format: CellFormat,
): IncomingChange | Reject {
  const textOf = (field: Field) => cells[mapping[field] ?? -1] ?? ''
  const cell = (field: Field) => {
    const text = textOf(field).trim()
    return isMissing(text) ? null : text
  }
  const reject = (field: Field, reason: string): Reject => {
    const column = columns[mapping[field] ?? -1] ?? null
    return { line, column, value: textOf(field).slice(0, VALUE_CHARACTERS), reason }
  }
  const kind = kindOf(cell('change') ?? '')
  if (!kind) return reject('change', `is none of ${KINDS.map(([one]) => one).join(', ')}`)
  const currency = cell('currency')?.toUpperCase() ?? null
  if (currency !== null && !isCurrency(currency))
    return reject('currency', 'is not a currency; it should look like EUR')
  const amount = cell('monthly')
  const monthly = amount === null ? null : parseMoney(amount, currency ?? format.currency, format.mark)
  if (amount !== null && monthly === null) return reject('monthly', 'is not an amount')
  const on = (kind === 'cancelled' ? format.dayAhead : format.day)(cell('date') ?? '')
  if (typeof on === 'string') return reject('date', on)
  const renews = cell('renews') === null ? null : format.dayAhead(cell('renews')!)
  if (typeof renews === 'string') return reject('renews', renews)
  const [id, email, product] = [cell('customer'), cell('email'), cell('product')]
  const subscription = cell('subscription') ?? product ?? 'subscription'
  const identity = [id ?? email, subscription, kind, dayOf(on)].join('|')
  const read = incomingChange.safeParse({
    id: cell('id') ?? `row:${createHash('sha256').update(identity).digest('hex').slice(0, 32)}`,
    customer: id?.includes('@') ? { email: id, name: cell('name') } : { id, email, name: cell('name') },
    subscription,
    change: kind,
    on: dayOf(on),
    monthly,
    currency: monthly === null ? null : currency,
    product,
    termMonths: cell('term') === null ? null : Number(cell('term')),
    renewsOn: renews === null ? null : dayOf(renews),
    reason: cell('reason'),
  })
  if (read.success) return read.data
  const { path, message } = read.error.issues[0]!
  const field = ({ termMonths: 'term', monthly: 'monthly', currency: 'currency' } as Record<string, Field>)[
    String(path[0])
  ]
  return reject(field ?? 'customer', message)
}

const dayOf = (moment: number) => new Date(moment).toISOString().slice(0, 10)
