import { use, useCallback, useMemo } from 'react'
import { Chart } from '../../../ui/Chart.tsx'
import { thread, threadHeight } from '../../../ui/chart/thread.ts'
import type { Stage } from '../../../ui/chart/stage.ts'
import { WritingContext } from '../../../ui/WritingContext.tsx'
import { useSignalWords } from '../../signals/useSignalWords.ts'
import type { Happened } from '../timeline/entries.ts'
import { useCurrency } from '../useCurrency.ts'
import { barsOf, DAY, daysPerBar } from './spread.ts'
import { spanOf, storyOf } from './storyOf.ts'
import { toldOfLogins } from './told.ts'

/** How high the picture will be, known before it is drawn. */
export function pictureHeight({ logins, signals }: Pick<Happened, 'logins' | 'signals'>): number {
  const spans = signals.map((signal) => spanOf(signal, ''))
  return threadHeight({ spans, bars: logins.map(() => ({ from: 0, to: 1, size: 1, told: '' })) })
}

/** Orders, log-ins, signals and notes of one customer on one axis of time. */
export function Picture(props: {
  happened: Happened
  firstDay: string | null
  isWhole: boolean
  now: Date
  summary: string
}) {
  const { happened, firstDay, isWhole, now, summary } = props
  const writing = use(WritingContext)
  const currency = useCurrency()
  const { sentence } = useSignalWords()
  const story = useMemo(
    () => storyOf(happened, firstDay, isWhole, now.getTime(), { writing, currency, sentence }),
    [happened, firstDay, isWhole, now, writing, currency, sentence],
  )
  const draw = useCallback(
    (stage: Stage) => {
      const { logins, ...rest } = story
      const per = daysPerBar((rest.to - rest.from) / DAY, stage.width)
      return thread({ ...rest, bars: barsOf(logins, per, (bar) => toldOfLogins(bar, writing)) }, stage)
    },
    [story, writing],
  )
  return <Chart draw={draw} height={pictureHeight(happened)} summary={summary} />
}
