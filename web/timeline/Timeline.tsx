import { useInfiniteQuery } from '@tanstack/react-query'
import { use, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/form/Button.tsx'
import { SegmentedControl } from '../../ui/form/SegmentedControl.tsx'
import { LocaleContext } from '../../ui/locale/LocaleContext.tsx'
import { QueryFailed, QueryLoading } from '../../ui/panel/PanelStates.tsx'
import { kindNames, kindOf } from './kinds.ts'
import { groupByMonth, toLines } from './grouping.ts'
import type { TimelineLine } from './grouping.ts'
import type { Moment } from './moment.ts'
import { NoteRemoval } from './notes/NoteRemoval.tsx'
import { WriteNote } from './notes/WriteNote.tsx'
import { timelineQuery } from './queries.ts'

const FILTERS = [
  { value: 'all', label: 'All' },
  ...kindNames.map((value) => ({ value, label: kindOf(value)!.label })),
]

const NOTHING =
  'Nothing has happened yet. Orders appear with your next import, log-ins once your product reports them.'

/** Lines that are shown at first, and that each "Show earlier" adds. */
const STEP = 40

const isGrouped = (kind: string) => kindOf(kind)?.isGrouped ?? false

function KindLine({
  line,
  isSameDay,
  customerId,
}: {
  line: TimelineLine
  isSameDay: boolean
  customerId: number
}) {
  const kind = kindOf(line.kind)
  // A kind that this page does not know comes from a newer server.
  if (!kind) return null
  const moments = line.moments as readonly Moment<never>[]
  return <kind.Line moment={moments[0]!} moments={moments} isSameDay={isSameDay} customerId={customerId} />
}

function Months({ lines, customerId }: { lines: readonly TimelineLine[]; customerId: number }) {
  const { locale } = use(LocaleContext)
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return groupByMonth(lines).map(({ month, lines: own }) => {
    const name = format.format(new Date(`${month}-15`))
    return (
      <section key={month} aria-label={name} className="mt-5">
        <h3 className="border-b pb-1 text-small font-medium text-soft">{name}</h3>
        <ul className="m-0 list-none p-0">
          {own.map((line, at) => (
            <KindLine
              key={line.key}
              line={line}
              isSameDay={own[at - 1]?.day === line.day}
              customerId={customerId}
            />
          ))}
        </ul>
      </section>
    )
  })
}

function Lines({ customerId, kind }: { customerId: number; kind: string | undefined }) {
  const [most, setMost] = useState(STEP)
  const query = useInfiniteQuery(timelineQuery(customerId, kind))
  const { data, error, hasNextPage } = query
  const lines = useMemo(
    () => toLines(data?.pages.flatMap(({ moments }) => moments) ?? [], isGrouped, !hasNextPage),
    [data, hasNextPage],
  )
  const shown = lines.slice(0, most)
  function showEarlier() {
    const next = most + STEP
    setMost(next)
    if (hasNextPage && lines.length <= next) void query.fetchNextPage()
  }
  return (
    <>
      {error && <QueryFailed query={query} kept={data !== undefined} />}
      {!data && !error && <QueryLoading />}
      {data && lines.length === 0 && <p className="py-3 text-soft">{kindOf(kind)?.empty ?? NOTHING}</p>}
      <Months lines={shown} customerId={customerId} />
      {(lines.length > most || hasNextPage) && (
        <Button className="mt-4" busy={query.isFetchingNextPage} onClick={showEarlier}>
          Show earlier
        </Button>
      )}
    </>
  )
}

/** Everything that happened with a customer as one list, newest first, and the field for a new note. */
export function Timeline(props: {
  customerId: number
  /** Only moments of this kind. */
  kind: string | undefined
  onKind: (kind: string | undefined) => void
  /** Shown instead of the lines of a kind. */
  tables?: Readonly<Record<string, ReactNode>>
}) {
  const { customerId, onKind, tables = {} } = props
  const kind = kindOf(props.kind) ? props.kind : undefined
  return (
    <section aria-label="Timeline" className="border-t pt-6">
      <h2 className="mb-2 text-small font-medium text-soft">What happened</h2>
      <WriteNote customerId={customerId} />
      <div className="-mx-1 mt-4 overflow-x-auto p-1 whitespace-nowrap">
        <SegmentedControl
          label="Show"
          choices={FILTERS}
          value={kind ?? 'all'}
          onChange={(next) => onKind(next === 'all' ? undefined : next)}
        />
      </div>
      {(kind && tables[kind]) ?? (
        <NoteRemoval customerId={customerId}>
          <Lines key={kind ?? 'all'} customerId={customerId} kind={kind} />
        </NoteRemoval>
      )}
    </section>
  )
}
