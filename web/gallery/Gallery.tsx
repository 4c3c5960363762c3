import { useState } from 'react'
import { samples } from '../../ui/chart/samples.ts'
import { Chart } from '../../ui/chart/Chart.tsx'
import { KeyboardHelp } from '../../ui/keyboard/KeyboardHelp.tsx'
import { Tabs } from '../../ui/navigation/Tabs.tsx'
import { Controls } from './Controls.tsx'
import { Lists } from './Lists.tsx'
import { Panels } from './Panels.tsx'
import { States } from './States.tsx'

function Charts() {
  return (
    <div className="flex flex-col gap-10">
      {samples.map(({ name, draw, height }) => (
        <section key={name}>
          <h2 className="mb-3 text-small text-soft">{name}</h2>
          <Chart
            draw={draw}
            height={height}
            summary={`Invented figures as ${name}`}
            minWidth={name.includes('36') ? 900 : 0}
          />
        </section>
      ))}
    </div>
  )
}

const TABS = [
  { value: 'panels', label: 'Panels', content: <Panels /> },
  { value: 'lists', label: 'Lists', content: <Lists /> },
  { value: 'controls', label: 'Controls', content: <Controls /> },
  { value: 'states', label: 'States', content: <States /> },
  { value: 'charts', label: 'Charts', count: samples.length, content: <Charts /> },
] as const

type Side = (typeof TABS)[number]['value']

/** The whole kit with invented content, to be looked at while building. */
export function Gallery() {
  const [side, setSide] = useState<Side>(() => (location.hash.slice(1) || 'panels') as Side)
  return (
    <main className="mx-auto max-w-[1184px] px-4 py-8 sm:px-8">
      <h1 className="mb-4 text-page font-semibold">Gallery</h1>
      <Tabs label="Parts of the kit" tabs={TABS} value={side} onChange={setSide} />
      <KeyboardHelp />
    </main>
  )
}
