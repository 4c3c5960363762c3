import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { contrast } from '../../ui/chart/color.ts'
import { accentOf, BACKGROUNDS } from './accent.ts'
import type { Theme } from './accent.ts'

const themes: Theme[] = ['light', 'dark']
const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

test('every brand colour gives readable text and buttons in both themes', () => {
  fc.assert(
    fc.property(colour, fc.constantFrom(...themes), (chosen, theme) => {
      const { accent, strong, soft, onAccent } = accentOf(chosen, theme)
      for (const ground of [...BACKGROUNDS[theme], soft]) {
        assert.ok(contrast(accent, ground) >= 4.5, `${accent} on ${ground}`)
        assert.ok(contrast(strong, ground) >= 4.5, `${strong} on ${ground}`)
      }
      assert.ok(contrast(onAccent, accent) >= 4.5, `${onAccent} on ${accent}`)
      assert.ok(contrast(onAccent, strong) >= 4.5, `${onAccent} on ${strong}`)
    }),
    { numRuns: 2000 },
  )
})

test('a readable colour is not changed', () => {
  assert.equal(accentOf('#0f5e5c', 'light').accent, '#0f5e5c')
  assert.equal(accentOf('#ffd400', 'dark').accent, '#ffd400')
  assert.notEqual(accentOf('#ffd400', 'light').accent, '#ffd400')
})

test('the backgrounds are those of the style sheet', () => {
  const css = readFileSync(new URL('../../ui/tokens.css', import.meta.url), 'utf8')
  for (const [at, name] of ['paper', 'paper-raised', 'paper-sunk'].entries()) {
    assert.ok(css.includes(`--${name}: light-dark(${BACKGROUNDS.light[at]}, ${BACKGROUNDS.dark[at]})`), name)
  }
})
