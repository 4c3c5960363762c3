import { defineFinding } from '../finding.ts'
import { leavingOf } from './answer.ts'
import { leavingAnswerShape, leavingShape } from './schema.ts'
import { leavingChart, leavingTable } from './section.ts'
import { leavingSentence } from './sentence.ts'
import { loadStays } from './store.ts'

/** When customers go quiet for good, by weeks since the first order. */
export const leaving = defineFinding({
  path: '/insights/leaving',
  title: 'When customers leave',
  responseSchema: leavingShape,
  reportedSchema: leavingAnswerShape,
  async answer({ load }) {
    const { stays, tooYoung, silence } = await load(loadStays)
    return leavingOf(stays, tooYoung, silence)
  },
  sentence: leavingSentence,
  respond: (answer) => answer,
  report: (answer) => answer,
  table: leavingTable,
  chart: leavingChart,
})
