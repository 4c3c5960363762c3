import { Ago } from '../../ui/date/Ago.tsx'
import { Day } from '../../ui/date/Day.tsx'
import { Table } from '../../ui/table/Table.tsx'
import type { Column } from '../../ui/table/TableHead.tsx'
import { Exports } from '../table/Exports.tsx'
import { exportColumns } from './export.ts'
import { ProgressBar } from './ProgressBar.tsx'
import type { ListedGoal } from './queries.ts'
import { StatusChip } from './StatusChip.tsx'
import { useValueFormat } from './values/useValueFormat.ts'
import { Value } from './values/Value.tsx'
import { formatCount } from '../../values/count.ts'

/** Two lines of text with padding. All rows have the same height, so that only the visible ones are rendered. */
const ROW = 65

const none = <span className="text-soft">–</span>

function Who({ goal }: { goal: ListedGoal }) {
  return (
    <span className="flex h-12 flex-col justify-center">
      <span className="truncate">{goal.customerName}</span>
      <span className="truncate text-small font-normal text-soft" title={goal.outcome}>
        {goal.outcome}
      </span>
    </span>
  )
}

function Progress({ goal }: { goal: ListedGoal }) {
  const { progress, expected, status, sentence } = goal
  const isUnderWay = status === 'at_risk' || status === 'on_track'
  return (
    <span className="flex h-13 w-36 flex-col justify-center gap-0.5 sm:w-56">
      <ProgressBar progress={progress} expected={isUnderWay ? expected : null} status={status} />
      <span className="line-clamp-2 text-small leading-4.5 text-soft" title={sentence}>
        {sentence}
      </span>
    </span>
  )
}

function Latest({ goal }: { goal: ListedGoal }) {
  const { latest, latestAt, metric } = goal
  if (latest === null || latestAt === null) return none
  return (
    <span className="flex h-12 flex-col justify-center">
      <Value value={latest} unit={metric.unit} />
      <span className="text-small text-soft">
        <Ago at={latestAt} />
      </span>
    </span>
  )
}

const columns: Column<ListedGoal>[] = [
  { key: 'customer', head: 'Customer and goal', cell: (goal) => <Who goal={goal} /> },
  { key: 'progress', head: 'Progress', phone: true, cell: (goal) => <Progress goal={goal} /> },
  { key: 'status', head: 'Stands', cell: ({ status }) => <StatusChip status={status} /> },
  { key: 'latest', head: 'Latest reading', number: true, cell: (goal) => <Latest goal={goal} /> },
  {
    key: 'due',
    head: 'Due',
    number: true,
    cell: ({ dueOn }) => <Day day={dueOn} />,
  },
  { key: 'owner', head: 'With', cell: ({ teamOwner }) => teamOwner?.name ?? none },
]

/** A table of goals; each row links to its customer. */
export function GoalsTable({ goals, isWhole }: { goals: readonly ListedGoal[]; isWhole: boolean }) {
  const valueFormat = useValueFormat()
  return (
    <Table
      caption={isWhole ? formatCount(goals.length, 'goal', String) : `The first ${goals.length} goals`}
      actions={<Exports file="goals" columns={exportColumns(valueFormat)} rows={goals} />}
      rows={goals}
      rowKey={({ customerId, id }) => `${customerId} ${id}`}
      rowHeight={ROW}
      href={({ customerId }) => `/customers/${customerId}`}
      columns={columns}
    />
  )
}
