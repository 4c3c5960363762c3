import { hasMoney } from '../amounts.ts'
import { loadBuyerSums } from '../filters/buyer-store.ts'
import { defineFinding } from '../finding.ts'
import { concentrationOf } from './answer.ts'
import { concentrationAnswerShape, concentrationShape } from './schema.ts'
import { concentrationTable } from './section.ts'
import { concentrationSentence } from './sentence.ts'
import { loadTopSums, loadTotals } from './store.ts'

/** How much of the revenue the best 1 %, 10 % and 20 % of customers bring. */
export const concentration = defineFinding({
  path: '/insights/concentration',
  page: 'revenue',
  title: 'The best customers',
  responseSchema: concentrationShape,
  reportedSchema: concentrationAnswerShape,
  money: { counts: loadBuyerSums, isRequired: true },
  async answer({ load }) {
    const [top, totals, sums] = await Promise.all([load(loadTopSums), load(loadTotals), load(loadBuyerSums)])
    return concentrationOf(top, totals, hasMoney(sums))
  },
  sentence: concentrationSentence,
  respond: (answer, currency) => ({ currency, ...answer }),
  report: (answer) => answer,
  table: concentrationTable,
})
