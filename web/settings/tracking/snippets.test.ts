import assert from 'node:assert/strict'
import { test } from 'node:test'
import { snippetsFor } from './snippets.ts'

const codes = (host: string) =>
  snippetsFor(host, 'rk_secret').flatMap(({ parts }) => parts.map(({ code }) => code))

test('each way in names the key and the house, so that it can be used as it is copied', () => {
  const all = codes('https://rondo.example')
  assert.match(all[0]!, /src="https:\/\/rondo\.example\/rondo\.js" data-key="rk_secret"/)
  for (const code of [all[0]!, ...all.slice(2)]) assert.match(code, /rondo\.example/)
  for (const code of [all[0]!, ...all.slice(2)]) assert.match(code, /rk_secret/)
})

test('the clients of others get their own names for the host: with a path only where they add none', () => {
  const all = codes('http://localhost:4100').join('\n')
  assert.match(all, /host: 'http:\/\/localhost:4100' }/)
  assert.match(all, /apiHost: 'localhost:4100\/v1', protocol: 'http'/)
  assert.match(all, /dataPlaneUrl: 'http:\/\/localhost:4100' }/)
})
