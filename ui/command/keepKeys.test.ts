import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keepKeys } from './keepKeys.ts'

function press(target: EventTarget, key: string, modifiers: object = {}): Event {
  const event = Object.assign(new Event('keydown', { cancelable: true }), { key, ...modifiers })
  target.dispatchEvent(event)
  return event
}

test('letters typed before a field is ready are kept in order, and corrected by Backspace', () => {
  const target = new EventTarget()
  const shortcuts: string[] = []
  const end = keepKeys(target)
  target.addEventListener('keydown', (event) => shortcuts.push((event as KeyboardEvent).key))
  for (const key of ['g', 'o', 'Backspace', ' ', 'Á']) assert.ok(press(target, key).defaultPrevented)
  assert.deepEqual(shortcuts, [], 'none of them is a shortcut')
  assert.equal(end(), 'g Á')
})

test('other keys and shortcuts of the browser stay what they are, and nothing is kept after the end', () => {
  const target = new EventTarget()
  const end = keepKeys(target)
  assert.ok(!press(target, 'Escape').defaultPrevented)
  assert.ok(!press(target, 'r', { ctrlKey: true }).defaultPrevented)
  assert.equal(end(), '')
  assert.ok(!press(target, 'a').defaultPrevented)
})
