import { serve } from '@hono/node-server'
import { openApp } from '../../server/app.ts'
import { schedule } from '../../server/modules.ts'
import { openAuth } from '../../server/platform/people/auth.ts'
import { createSetupPath } from '../../server/platform/people/owner.ts'
import type { Scope } from '../../server/platform/scope/scope.ts'
import { testDatabase, testScope } from '../database.ts'
import { freePort } from '../processes.ts'
import { becomeOwner } from '../server.ts'

/** A server in this process, with a clock and a schedule that the test controls. */
export async function startServerWithClock(start: Date) {
  const database = await testDatabase()
  const scope = await testScope(database, start)
  const clock = { now: start }
  const openScope = (): Scope => ({ ...scope, now: clock.now })
  const port = await freePort()
  const url = `http://localhost:${port}`
  const app = openApp({
    auth: openAuth(database.db, url, 'a secret of the tests, long enough'),
    scope: openScope,
    url,
    proxies: { trustedProxies: [] },
  })
  const server = serve({ fetch: app.fetch, hostname: 'localhost', port })
  const setupToken = (await createSetupPath(openScope()))!.split('#')[1]!
  return {
    url,
    clock,
    cookie: await becomeOwner({ url, setupToken }),
    async runSchedule() {
      for (const { run } of schedule) await run(openScope())
    },
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => {
        server.close(resolve)
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await database[Symbol.asyncDispose]()
    },
  }
}
