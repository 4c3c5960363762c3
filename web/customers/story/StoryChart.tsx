import { use, useCallback, useMemo } from 'react'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { thread, threadHeight } from '../../../ui/chart/timeline/timeline.ts'
import type { Thread } from '../../../ui/chart/timeline/timeline.ts'
import type { Stage } from '../../../ui/chart/canvas.ts'
import { WritingContext } from '../../../ui/locale/LocaleContext.tsx'
import { useSignalWords } from '../../signals/useSignalText.ts'
import type { Happened } from '../../timeline/entries.ts'
import { useCurrency } from '../../client/useCurrency.ts'
import { barsOf, DAY, daysPerBar } from './axis.ts'
import { spanOf, storyOf } from './chart.ts'
import { toldOfLogins } from './tooltips.ts'
import { Walk } from './StorySlider.tsx'

/** By keyboard a long history is walked in the steps of a picture of so many pixels. */
const WALKED_AS_WIDE = 360

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
  const withBars = useCallback(
    (width: number): Thread => {
      const { logins, ...rest } = story
      const per = daysPerBar((rest.to - rest.from) / DAY, width)
      return { ...rest, bars: barsOf(logins, per, (bar) => toldOfLogins(bar, writing)) }
    },
    [story, writing],
  )
  const draw = useCallback((stage: Stage) => thread(withBars(stage.width), stage), [withBars])
  const walked = useMemo(() => withBars(WALKED_AS_WIDE), [withBars])
  return (
    <div className="relative">
      <Chart draw={draw} height={pictureHeight(happened)} summary={summary} />
      <Walk story={walked} />
    </div>
  )
}
