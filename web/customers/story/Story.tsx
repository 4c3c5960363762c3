import { use, useState } from 'react'
import { formatNumber } from '../../../ui/number/format.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import type { QueryState } from '../../../ui/panel/PanelStates.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import type { Standing, Usage } from '../queries.ts'
import type { CustomerEvents } from './events.ts'
import { MonthsTable } from './MonthsTable.tsx'
import { StoryChart, storyChartHeight } from './StoryChart.tsx'
import { storySentence } from './sentence.ts'

const COUNTED =
  'Each circle is an order, its area the amount after refunds; hollow ones do not count. The shaded stretches are the first 30 and 90 days after the first order: they decide most. Bars under the line are days with a log-in, as long as much was done on them (in a long history each bar is a week or four). Coloured stretches are signals, from the day they hold to the day they end; faint ones are seen to or over. Diamonds are notes and calls.'

/** The chart of a customer's history, with the windows that matter most. */
export function Story(props: {
  standing: QueryState<Standing | null>
  usage: Usage | undefined
  events: CustomerEvents
  isWhole: boolean
}) {
  const { standing, usage, events, isWhole } = props
  const locale = use(LocaleContext)
  const [now] = useState(() => new Date())
  const { orders, logins, signals, notes } = events
  const isEmpty = [orders, logins, signals, notes].every(({ length }) => length === 0)
  const sentence = (answer: Standing | null) => storySentence(answer, usage, now, locale)
  return (
    <Panel
      title="The story so far"
      query={standing}
      height={isEmpty ? 0 : storyChartHeight(events)}
      sentence={sentence}
      method={COUNTED}
      table={isEmpty ? undefined : () => <MonthsTable events={events} />}
      chart={(answer) =>
        isEmpty ? null : (
          <>
            <StoryChart
              events={events}
              firstDay={answer?.firstDay ?? null}
              isWhole={isWhole}
              now={now}
              summary={sentence(answer)}
            />
            {!isWhole && (
              <p className="text-small text-soft">
                The latest {formatNumber(orders.length, locale)} orders are drawn. Fetch the earlier ones
                below.
              </p>
            )}
          </>
        )
      }
    />
  )
}
