import { loadBuyerSums } from '../filters/buyer-store.ts'
import { defineFinding } from '../finding.ts'
import { crossSellOf } from './answer.ts'
import { crossSellAnswerShape, crossSellShape } from './schema.ts'
import { crossSellChart, crossSellTable } from './section.ts'
import { crossSellSentence } from './sentence.ts'
import { loadNewProductCounts } from './store.ts'

/** When customers buy something that they had never bought before. */
export const crossSell = defineFinding({
  path: '/insights/cross-sell',
  page: 'products',
  title: 'Products new to a customer',
  responseSchema: crossSellShape,
  reportedSchema: crossSellAnswerShape,
  async answer({ load }) {
    const [counts, { n, tooYoung }] = await Promise.all([load(loadNewProductCounts), load(loadBuyerSums)])
    return { customers: n + tooYoung, answer: crossSellOf(counts) }
  },
  sentence: ({ answer, customers }, format) => crossSellSentence(answer, customers, format),
  respond: ({ answer }) => answer,
  report: ({ answer }) => answer,
  table: crossSellTable,
  chart: crossSellChart,
})
