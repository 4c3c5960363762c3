import { Button } from '../../ui/form/Button.tsx'
import { Chart } from '../../ui/chart/Chart.tsx'
import { samples } from '../../ui/chart/samples.ts'
import { EmptyState } from '../../ui/message/EmptyState.tsx'
import { Estimate } from '../../ui/number/Estimate.tsx'
import { Panel } from '../../ui/panel/Panel.tsx'
import type { QueryState } from '../../ui/panel/PanelStates.tsx'
import { Table } from '../../ui/table/Table.tsx'
import { formatPercent } from '../../values/percent.ts'

interface Rung {
  rung: string
  on: number
  share: number
}
const ladder: Rung[] = [
  { rung: '1st order', on: 4338, share: 0.656 },
  { rung: '2nd order', on: 2845, share: 0.7 },
  { rung: '3rd order', on: 1990, share: 0.738 },
]

function queryState(over: Partial<QueryState<Rung[]>>): QueryState<Rung[]> {
  return { data: undefined, error: null, isFetching: false, refetch: () => undefined, ...over }
}

const [steps, curve] = samples
const sentence = () => (
  <>
    Of 4,338 customers, 2,845 came back for a second order:{' '}
    <Estimate value={0.656} low={0.642} high={0.67} n={4338} />. Half of them did so within 52 days.
  </>
)
const table = (rows: Rung[]) => (
  <Table
    quiet
    caption="The ladder"
    rows={rows}
    rowKey={({ rung }) => rung}
    columns={[
      { key: 'rung', head: 'Rung', cell: ({ rung }) => rung },
      {
        key: 'on',
        head: 'Stand on it',
        number: true,
        phone: true,
        cell: ({ on }) => on.toLocaleString('en'),
      },
      {
        key: 'share',
        head: 'Climb on',
        number: true,
        phone: true,
        cell: ({ share }) => formatPercent(share, 'en'),
      },
    ]}
  />
)
const before = Date.now() - 180_000
const drawnCurve = () => (
  <Chart draw={curve!.draw} height={300} summary="The share that came back grows to 66 %" />
)
const picture = () => (
  <Chart draw={steps!.draw} height={steps!.height} summary="66 % of the first rung climb on" />
)
const failed = new Error(
  'The database took longer than 10 seconds to answer. Nothing was lost; fewer months will be faster.',
)

export function Panels() {
  const same = { sentence, table, chart: picture, height: 280 }
  const empty = (
    <EmptyState
      title="The ladder will appear here"
      why="It shows how many customers came back for a second order, a third, a fourth. One file of orders is enough."
      action={<Button kind="primary">Import your orders</Button>}
      second={<Button kind="quiet">See it with the sample company</Button>}
    />
  )
  return (
    <>
      <Panel
        title="The ladder"
        query={queryState({ data: ladder })}
        {...same}
        method="Every customer with at least one paid order; refunds in full do not count."
      />
      <Panel
        title="The second order"
        query={queryState({ data: ladder })}
        sentence={() =>
          'Nine of ten who come back do so within 200 days; the first 30 days bring a third of them.'
        }
        height={300}
        chart={drawnCurve}
      />
      <Panel title="Still waiting" query={queryState({ isFetching: true })} {...same} height={120} />
      <Panel title="Failed" query={queryState({ error: failed })} {...same} />
      <Panel
        title="Stale"
        query={queryState({ data: ladder, error: failed, dataUpdatedAt: before })}
        {...same}
      />
      <Panel
        title="Nothing yet"
        query={queryState({ data: [] })}
        {...same}
        isEmpty={(rows) => rows.length === 0}
        empty={empty}
      />
    </>
  )
}
