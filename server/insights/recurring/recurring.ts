import { defineFinding } from '../finding.ts'
import { recurringAnswerShape, recurringShape } from './schema.ts'
import { recurringChart, recurringTable } from './section.ts'
import { recurringSentence } from './sentence.ts'
import { loadRecurring } from './store.ts'

/** Recurring revenue: what moved it, and what is retained of it. */
export const recurring = defineFinding({
  path: '/insights/recurring',
  page: 'revenue',
  title: 'Recurring revenue',
  isForAnyNumber: true,
  responseSchema: recurringShape,
  reportedSchema: recurringAnswerShape.optional(),
  answer: ({ load }) => load(loadRecurring),
  sentence: recurringSentence,
  respond: (answer, currency) => ({ currency, ...answer }),
  // Companies without subscriptions need not read about them.
  report: (answer) => (answer.months.length > 0 || answer.unrated > 0 ? answer : undefined),
  table: recurringTable,
  chart: recurringChart,
})
