import { readingsFormat } from '../imports/formats.ts'
import type { Plan } from '../inspection/plan.ts'
import type { Missing } from '../inspection/table-kind.ts'
import type { Field } from './fields.ts'

/** The customer or the metric of a whole file, where somebody chose them. */
export type WholeFile = { customer?: number; metric?: string }

/** Without these no reading can be read. */
export function missingFields({ mapping, format }: Plan, { customer, metric }: WholeFile): Missing[] {
  const { metrics } = readingsFormat(format)
  const missing: Missing[] = []
  const need = (field: Field, what: string, question: string): void => {
    if (mapping[field] === undefined) missing.push({ about: field, what, question })
  }
  if (customer === undefined)
    need(
      'customer',
      'the customer (or choose one for the whole file)',
      'Which customer do these readings belong to?',
    )
  if (metric === undefined && !metrics)
    need('metric', 'the metric (or choose one for the whole file)', 'Which metric are the values for?')
  need('date', 'the date', 'Which column contains the date?')
  if (!metrics) need('value', 'the value', 'Which column contains the value?')
  return missing
}
