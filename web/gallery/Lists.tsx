import { Download } from 'lucide-react'
import { useState } from 'react'
import { Ago } from '../../ui/date/Ago.tsx'
import { Button } from '../../ui/form/Button.tsx'
import { Chip } from '../../ui/message/Chip.tsx'
import { FilterBar } from '../../ui/table/FilterBar.tsx'
import { Money } from '../../ui/number/Money.tsx'
import { Num } from '../../ui/number/Num.tsx'
import { Pager } from '../../ui/table/Pager.tsx'
import { Table } from '../../ui/table/Table.tsx'
import type { Column, Sort } from '../../ui/table/TableHead.tsx'
import { DAY_MS } from '../../values/days.ts'

interface Person {
  id: string
  name: string
  place: string
  orders: number
  spent: number
  last: Date
}

const NAMES = [
  'Mara V.',
  'Ángela N.',
  'Tobias K.',
  'Ines R.',
  'Yusuf A.',
  'Henrike von der Brüggenbeck-Lohmann',
  'Pia L.',
]
const PLACES = ['Utrecht', 'Lisboa', 'Leith', 'Graz', 'İzmir']
const people: Person[] = Array.from({ length: 1200 }, (_, at) => ({
  id: String(at),
  name: NAMES[at % NAMES.length]!,
  place: PLACES[at % PLACES.length]!,
  orders: 1 + ((at * 7) % 13),
  spent: 4900 + ((at * 7919) % 240_000),
  last: new Date(Date.now() - ((at * 37) % 400) * DAY_MS),
}))

const columns: Column<Person>[] = [
  { key: 'name', head: 'Customer', cell: ({ name }) => name, sortable: true },
  { key: 'place', head: 'From', cell: ({ place }) => place },
  {
    key: 'state',
    head: 'Standing',
    phone: true,
    cell: ({ orders }) => (
      <Chip tone={orders > 8 ? 'good' : orders < 3 ? 'attention' : 'plain'}>
        {orders > 8 ? 'thriving' : orders < 3 ? 'quiet for 41 days' : 'on its way'}
      </Chip>
    ),
  },
  {
    key: 'orders',
    head: 'Orders',
    number: true,
    sortable: true,
    cell: ({ orders }) => <Num value={orders} />,
  },
  {
    key: 'spent',
    head: 'Spent',
    number: true,
    sortable: true,
    phone: true,
    cell: ({ spent }) => <Money minor={spent} currency="EUR" />,
  },
  { key: 'last', head: 'Last order', number: true, cell: ({ last }) => <Ago at={last} /> },
]

const FILTERS = [
  { key: 'from', label: 'From', choices: PLACES.map((place) => ({ value: place, label: place })) },
  { key: 'rung', label: 'Rung', choices: ['1', '2', '3'].map((rung) => ({ value: rung, label: rung })) },
]

export function Lists() {
  const [sort, setSort] = useState<Sort>({ key: 'spent', direction: 'descending' })
  const [values, setValues] = useState<Record<string, string | undefined>>({ from: 'Leith' })
  const exports = (
    <Button kind="quiet" size="small" icon={<Download size={15} aria-hidden />}>
      CSV
    </Button>
  )
  return (
    <>
      <FilterBar
        filters={FILTERS}
        values={values}
        onChange={(key, value) => setValues({ ...values, [key]: value })}
      />
      <Table
        caption="1,200 customers"
        columns={columns}
        rows={people}
        rowKey={({ id }) => id}
        href={({ id }) => `/customers/${id}`}
        sort={sort}
        onSort={setSort}
        actions={exports}
      />
      <Pager where="1–1,200 of 4,338" onNext={() => undefined} />
    </>
  )
}
