import assert from 'node:assert/strict'
import { glob } from 'node:fs/promises'
import { test } from 'node:test'
import { ROOT, textOf } from '../structure/sources.ts'
import { FAULTS } from './faults.ts'
import { mutantsIn, mutate } from './mutants.ts'

const RULE = `
import { DAY } from './day.ts'
type Kind = 1 | 2
export function isLate(age: number, days: readonly number[]): boolean {
  if (age > 30 && days.filter(isOpen).length === 0) return true
  return DAY + age < 7
}
`

const mutations = (code: string) =>
  mutantsIn('rule.ts', code).map((mutant) => mutate(code, mutant).split('\n')[mutant.line - 1]!.trim())

test('a rule has a mutant for each boundary, sign, connective, condition, number and filter', () => {
  assert.deepEqual(mutations(RULE).sort(), [
    'if (!(age > 30 && days.filter(isOpen).length === 0)) return true',
    'if (age > 30 && days.filter(() => true).length === 0) return true',
    'if (age > 30 && days.filter(isOpen).length !== 0) return true',
    'if (age > 30 && days.filter(isOpen).length === 0) return false',
    'if (age > 30 && days.filter(isOpen).length === 1) return true',
    'if (age > 30 || days.filter(isOpen).length === 0) return true',
    'if (age > 31 && days.filter(isOpen).length === 0) return true',
    'if (age >= 30 && days.filter(isOpen).length === 0) return true',
    'return DAY + age < 8',
    'return DAY + age <= 7',
    'return DAY - age < 7',
  ])
})

test('text is joined and not subtracted, and types have no mutants', () => {
  assert.deepEqual(mutations("type Kind = 1 | 2\nconst name = 'Ada ' + rest\n"), [])
})

test('each planted fault changes text that its file contains once, and names tests that exist', async () => {
  for (const { file, from, to, tests } of FAULTS) {
    assert.equal((await textOf(file)).split(from).length, 2, `${file}: ${from}`)
    assert.notEqual(from, to)
    for (const pattern of tests)
      assert.ok((await Array.fromAsync(glob(pattern, { cwd: ROOT }))).length > 0, `no tests ${pattern}`)
  }
})
