import { use, useState } from 'react'
import { formatNumber } from '../../../ui/number/format.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import type { QueryState } from '../../../ui/panel/PanelStates.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { storyKinds } from '../../timeline/kinds.ts'
import type { Moment } from '../../timeline/queries.ts'
import type { Standing, Usage } from '../queries.ts'
import { MonthsTable } from './MonthsTable.tsx'
import { StoryChart, storyChartHeight } from './StoryChart.tsx'
import { storySentence } from './sentence.ts'
import { useStory } from './useStory.ts'

const LEGEND = [
  ...storyKinds.map(({ story }) => story.legend),
  'The shaded areas are the first 30 and 90 days after the first order, which matter most.',
  'The grey stretch at the end is the time since the last order or log-in.',
].join(' ')

/** The chart of a customer's history, with the windows that matter most. */
export function Story(props: {
  standing: QueryState<Standing | null>
  usage: Usage | undefined
  /** The loaded part of the timeline, newest first. */
  moments: readonly Moment[]
  isWhole: boolean
}) {
  const { standing, usage, moments, isWhole } = props
  const locale = use(LocaleContext)
  const [now] = useState(() => new Date())
  const story = useStory(moments, standing.data?.firstDay ?? null, isWhole, now)
  const sentence = (answer: Standing | null) => storySentence(answer, usage, now, locale)
  return (
    <Panel
      title="History so far"
      query={standing}
      height={story ? storyChartHeight(story) : 0}
      sentence={sentence}
      method={LEGEND}
      table={story ? () => <MonthsTable moments={moments} /> : undefined}
      chart={(answer) =>
        story && (
          <>
            <StoryChart story={story} summary={sentence(answer)} />
            {!isWhole && (
              <p className="text-small text-soft">
                The latest {formatNumber(moments.length, locale)} events are shown. Load earlier ones below.
              </p>
            )}
          </>
        )
      }
    />
  )
}
