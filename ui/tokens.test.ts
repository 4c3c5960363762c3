import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { contrast, mix, readable } from './chart/color.ts'
import { darkPalette, lightPalette } from './chart/palette.ts'
import type { Palette } from './chart/palette.ts'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name, light, dark]) => [name!, [light!, dark!]] as const,
  ),
)

function color(name: string, theme: number): string {
  const pair = tokens.get(name)
  assert.ok(pair, `tokens.css has no --${name}`)
  return pair[theme]!
}

const themes = ['light', 'dark'] as const
const inks = ['ink', 'ink-soft', 'accent', 'accent-strong', 'amber', 'brick', 'moss']
const grounds = ['paper', 'paper-raised', 'paper-sunk']
const tinted = ['amber', 'brick', 'moss', 'accent'].flatMap((tone) => [
  [tone, `${tone}-soft`],
  ['ink', `${tone}-soft`],
])

for (const [index, theme] of themes.entries()) {
  test(`In the ${theme} theme every word has a contrast of at least 4.5 on every ground it stands on`, () => {
    const pairs = [...inks.flatMap((word) => grounds.map((ground) => [word, ground])), ...tinted]
    pairs.push(['on-accent', 'accent'], ['on-accent', 'accent-strong'])
    for (const [word, ground] of pairs) {
      const ratio = contrast(color(word!, index), color(ground!, index))
      assert.ok(ratio >= 4.5, `${word} on ${ground} is ${ratio.toFixed(2)}`)
    }
  })

  test(`In the ${theme} theme every series and every edge of a control has a contrast of at least 3`, () => {
    for (const graphic of ['series-1', 'series-2', 'series-3', 'series-4', 'line-strong', 'accent']) {
      for (const ground of grounds) {
        const ratio = contrast(color(graphic, index), color(ground, index))
        assert.ok(ratio >= 3, `${graphic} on ${ground} is ${ratio.toFixed(2)}`)
      }
    }
  })
}

test('The palettes of the charts are the colours of the style sheet', () => {
  const names: [keyof Palette, string][] = [
    ['paper', 'paper'],
    ['raised', 'paper-raised'],
    ['ink', 'ink'],
    ['inkSoft', 'ink-soft'],
    ['hairline', 'hairline'],
    ['accent', 'accent'],
    ['accentSoft', 'accent-soft'],
    ['amber', 'amber'],
    ['brick', 'brick'],
    ['moss', 'moss'],
  ]
  for (const [index, palette] of [lightPalette, darkPalette].entries()) {
    for (const [key, name] of names) assert.equal(palette[key], color(name, index), name)
    palette.series.forEach((value, at) => assert.equal(value, color(`series-${at + 1}`, index)))
  }
})

test('Two colours mix and measure as WCAG says', () => {
  assert.equal(mix('#000000', '#ffffff', 0.5), '#808080')
  assert.equal(contrast('#000000', '#ffffff'), 21)
  assert.equal(Number(contrast('#777777', '#ffffff').toFixed(2)), 4.48)
  assert.equal(readable('#eeeeee', '#ffffff', '#000000'), '#000000')
})
