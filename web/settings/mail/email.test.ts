import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findLink, monthNames } from './email.ts'

test('After December comes January, each as the person calls it', () => {
  assert.deepEqual(monthNames('2026-12-01', 'en-GB'), { running: 'December', next: 'January' })
  assert.deepEqual(monthNames('2027-02-01', 'de-DE'), { running: 'Februar', next: 'März' })
})

test('The link of a letter is found without what stands around it', () => {
  assert.equal(
    findLink('Open your page:\nhttps://a.example/portal/l/x_-1\n'),
    'https://a.example/portal/l/x_-1',
  )
  assert.equal(findLink('No link.'), null)
})
