import type { Plan } from '../inspection/plan.ts'
import type { Missing } from '../inspection/table-kind.ts'

/** Without these no order can be read. */
export function missingFields({ mapping }: Plan): Missing[] {
  const missing: Missing[] = []
  if (mapping['customer'] === undefined && mapping['email'] === undefined)
    missing.push({
      about: 'customer',
      what: 'the customer (an id or an email address)',
      question: 'Which column contains the customer?',
    })
  if (mapping['date'] === undefined)
    missing.push({ about: 'date', what: 'the date', question: 'Which column contains the date?' })
  return missing
}
