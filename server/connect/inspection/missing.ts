import { Refusal } from '../../platform/errors/refusal.ts'
import type { Plan } from './plan.ts'
import type { Missing } from './table-kind.ts'

const MOST_COLUMNS = 60

/** Refuses a plan by which no row can be read. @throws Refusal 422 `columns_missing`. */
export function refuseMissing(missing: readonly Missing[], { columns }: Plan): void {
  if (missing.length === 0) return
  const columnList = columns
    .slice(0, MOST_COLUMNS)
    .map((column) => `“${column}”`)
    .join(', ')
  const parts = missing.map(({ what }) => what).join(' and for ')
  throw new Refusal(
    422,
    'columns_missing',
    `No column was found for ${parts}. The columns are: ${columnList}. Name the columns that contain them, for example customer=Buyer,date=Day.`,
  )
}
