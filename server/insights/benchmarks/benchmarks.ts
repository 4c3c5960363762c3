import { isFiltered } from '../filters/filters.ts'
import { NO_DAY } from '../calendar.ts'
import { defineFinding } from '../finding.ts'
import { loadGapCounts } from '../ladder/store.ts'
import { revenueOf } from '../revenue/answer.ts'
import { loadCohortCells } from '../revenue/store.ts'
import { loadObservedPeriod } from '../store.ts'
import { benchmarksOf } from './answer.ts'
import { benchmarksAnswerShape, benchmarksShape } from './schema.ts'
import { benchmarkTable } from './section.ts'
import { benchmarksSentence } from './sentence.ts'
import { loadYearCounts } from './store.ts'

/** The company beside published figures, each with its sample and year. */
export const benchmarks = defineFinding({
  path: '/insights/benchmarks',
  page: 'benchmarks',
  title: 'Compared with other companies',
  responseSchema: benchmarksShape,
  reportedSchema: benchmarksAnswerShape,
  async answer({ load, filters }) {
    const [observed, gaps, year, cells] = await Promise.all([
      load(loadObservedPeriod),
      load(loadGapCounts),
      load(loadYearCounts),
      // The age of the company means nothing for a part of its customers.
      isFiltered(filters) ? null : load(loadCohortCells),
    ])
    const through = observed?.through ?? NO_DAY
    // Without amounts every sum is 0, and 0 has no share.
    return benchmarksOf(gaps, year, cells && revenueOf(cells, true, through, 0).months)
  },
  sentence: benchmarksSentence,
  respond: (answer) => answer,
  report: (answer) => answer,
  table: benchmarkTable,
})
