import { use } from 'react'
import { formatDay } from '../../../server/platform/calendar/days.ts'
import { DayAgo } from '../../../ui/date/DayAgo.tsx'
import { Money } from '../../../ui/number/Money.tsx'
import { Table } from '../../../ui/table/Table.tsx'
import type { Column } from '../../../ui/table/TableHead.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { useCurrency } from '../../client/useCurrency.ts'
import { isReady, lineKey } from '../actions/line-action.ts'
import type { ActionKind } from '../actions/line-action.ts'
import { GROUPS } from '../labels.ts'
import { LineMenu } from '../actions/LineActions.tsx'
import type { Line } from '../queries.ts'
import { useDismissFailure } from '../actions/useSendAction.ts'
import type { Failure } from '../actions/useSendAction.ts'
import { useListActions } from '../actions/useListActions.tsx'
import { useSignalText } from '../useSignalText.ts'
import { Exports } from '../../table/Exports.tsx'
import { Refused } from '../today/TodayLine.tsx'
import { waitingExport } from './export.ts'
import { formatCount } from '../../../values/count.ts'

/** The height of a row, two lines of text. All rows have the same height, so that a thousand can be drawn as a window. */
const ROW = 53

type Sentence = (signal: Line['signals'][number]) => string

function Why({ line, sentence }: { line: Line; sentence: Sentence }) {
  const others = line.signals.length - 1
  const text = sentence(line.signals[0]!)
  return (
    <span className="flex h-10 items-center" title={text}>
      <span className="line-clamp-2 leading-5">
        {text}
        {others > 0 && <span className="text-soft"> And {others} more.</span>}
      </span>
    </span>
  )
}

/** The name; on a phone with the reason below it, because its column is hidden. */
function Name({ line, sentence }: { line: Line; sentence: Sentence }) {
  return (
    <span className="flex h-10 flex-col justify-center">
      <span className="truncate">{line.name}</span>
      <span className="truncate text-small font-normal text-soft sm:hidden">
        {sentence(line.signals[0]!)}
      </span>
    </span>
  )
}

function columnsOf(
  currency: string,
  sentence: Sentence,
  onAsk: (kind: ActionKind, line: Line) => void,
): Column<Line>[] {
  const none = <span className="text-soft">–</span>
  return [
    { key: 'name', head: 'Customer', cell: (line) => <Name line={line} sentence={sentence} /> },
    { key: 'group', head: 'Group', cell: ({ group }) => GROUPS[group].title },
    { key: 'why', head: 'Why', cell: (line) => <Why line={line} sentence={sentence} /> },
    {
      key: 'since',
      head: 'Began',
      number: true,
      cell: ({ signals }) => <DayAgo day={formatDay(signals[0]!.since)} />,
    },
    {
      key: 'total',
      head: 'Worth so far',
      number: true,
      cell: ({ total }) =>
        total !== null && total > 0 ? <Money whole minor={total} currency={currency} /> : none,
    },
    { key: 'assignee', head: 'With', cell: ({ assignee }) => assignee?.name ?? none },
    {
      key: 'more',
      head: 'To do',
      phone: true,
      number: true,
      cell: (line) => (
        <span className="relative z-[1]">
          <LineMenu withCall withAnswers={isReady(line)} target={line} onAsk={(kind) => onAsk(kind, line)} />
        </span>
      ),
    },
  ]
}

/** The table of lines, with the actions of each in its menu. */
export function WaitingTable(props: {
  lines: readonly Line[]
  failures: readonly Failure[]
  /** Whether these are all of them. */
  isWhole: boolean
}) {
  const { lines, failures, isWhole } = props
  const locale = use(LocaleContext)
  const currency = useCurrency()
  const { sentence } = useSignalText()
  const forget = useDismissFailure()
  // The table identifies its rows by their index.
  const { begin, retry, dialog } = useListActions(lines, (key) =>
    document.querySelector(`a[data-row="${lines.findIndex((line) => lineKey(line) === key)}"]`),
  )
  return (
    <>
      {failures.map((failure) => (
        <Refused
          key={failure.key}
          failure={failure}
          onAgain={() => retry(failure)}
          onForget={() => forget(failure)}
        />
      ))}
      <Table
        caption={isWhole ? formatCount(lines.length, 'line', String) : `The first ${lines.length} lines`}
        actions={<Exports file="waiting" columns={waitingExport(locale, currency, sentence)} rows={lines} />}
        rows={lines}
        rowKey={lineKey}
        rowHeight={ROW}
        href={({ customerId }) => `/customers/${customerId}`}
        columns={columnsOf(currency, sentence, begin)}
      />
      {dialog}
    </>
  )
}
