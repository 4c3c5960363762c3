import assert from 'node:assert/strict'
import { test } from 'node:test'
import { divergingBars } from './diverging-bars.ts'
import { printPalette } from './palette.ts'
import { toSvg } from './svg.ts'

const chart = {
  periods: ['Oct', 'Nov'],
  gains: [
    { name: 'New', values: [9, 4] },
    { name: 'Upgrades', values: [0, 2] },
  ],
  losses: [{ name: 'Left', values: [-3, -1] }],
  isUnfinished: true,
  tooltip: () => '6 in all',
  value: String,
}

test('Gains are above zero and losses below, each with its name, and the unfinished period is pale', () => {
  const wide = toSvg(divergingBars(chart, { palette: printPalette, width: 720 }), {
    width: 720,
    height: 200,
    label: 'moved',
  })
  for (const name of ['New', 'Upgrades', 'Left']) assert.ok(wide.includes(name))
  const { series } = divergingBars(chart, { palette: printPalette, width: 320 }) as {
    series: { data: unknown[] }[]
  }
  assert.deepEqual(series[2]!.data[0], -3)
  assert.match(JSON.stringify(series[0]!.data[1]), /"opacity":0.45/)
})

test('A narrow chart has its names in two lines', () => {
  const { title } = divergingBars(chart, { palette: printPalette, width: 320 }) as { title: { text: string } }
  assert.equal(title.text, '{s0|■ New}   {s1|■ Upgrades}\n{s2|■ Left}')
})
