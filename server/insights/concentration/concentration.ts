import { hasMoney } from '../amounts.ts'
import { loadBuyerSums } from '../filters/buyer-store.ts'
import { defineFinding } from '../finding.ts'
import { concentrationOf } from './answer.ts'
import { concentrationAnswerShape, concentrationShape } from './schema.ts'
import { concentrationTable } from './section.ts'
import { concentrationSentence } from './sentence.ts'
import { loadTopSums } from './store.ts'

/** How much of the revenue the best 1 % and 10 % of customers bring. */
export const concentration = defineFinding({
  path: '/insights/concentration',
  title: 'The best customers',
  responseSchema: concentrationShape,
  reportedSchema: concentrationAnswerShape,
  money: { counts: loadBuyerSums, isRequired: true },
  async answer({ load }) {
    const [top, sums] = await Promise.all([load(loadTopSums), load(loadBuyerSums)])
    return concentrationOf(top, hasMoney(sums))
  },
  sentence: concentrationSentence,
  respond: (answer, currency) => ({ currency, ...answer }),
  report: (answer) => answer,
  table: concentrationTable,
})
