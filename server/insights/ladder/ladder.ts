import { parseDay } from '../../platform/calendar/days.ts'
import { NO_DAY } from '../calendar.ts'
import { defineFinding } from '../finding.ts'
import { loadObservedPeriod } from '../store.ts'
import { ladderOf } from './answer.ts'
import { ladderShape, stepsShape } from './schema.ts'
import { ladderChart, ladderTable } from './section.ts'
import { ladderSentence } from './sentence.ts'
import { loadGapCounts, loadLastOrderCounts, loadReachedCounts } from './store.ts'

/** How many customers reached each purchase, and how likely the next one is. */
export const ladder = defineFinding({
  path: '/insights/ladder',
  page: 'coming-back',
  title: 'The ladder',
  responseSchema: ladderShape,
  reportedSchema: stepsShape,
  async answer({ load, steps }) {
    const [observed, gaps, lastOrders, reached] = await Promise.all([
      load(loadObservedPeriod),
      load(loadGapCounts),
      load(loadLastOrderCounts),
      load(loadReachedCounts),
    ])
    const observedThrough = observed?.through ?? null
    const counts = { gaps, lastOrders, reached, observedThrough: parseDay(observedThrough ?? NO_DAY) }
    return { observedThrough, ...ladderOf(counts, steps) }
  },
  sentence: (answer, format) => ladderSentence(answer, format),
  compared: {
    phrase: 'ordered a second time within 90 days',
    share: ({ steps }) => steps[0]?.next.d90 ?? null,
  },
  respond: (answer) => answer,
  report: ({ steps }) => steps,
  table: ladderTable,
  chart: ladderChart,
})
