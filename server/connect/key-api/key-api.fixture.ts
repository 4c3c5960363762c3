import { openApp } from '../../app.ts'
import type { Dependencies } from '../../dependencies.ts'
import { createKey } from '../../platform/keys/keys.ts'
import type { TokenBuckets } from '../../platform/limits/token-buckets.ts'
import { testDatabase, testScope } from '../../../test/database.ts'

export const basic = (user: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:`).toString('base64')}`,
})

/** The API for programs on a database of its own, with a key that may track. */
export async function openKeyApi(buckets?: TokenBuckets, onTracked: () => void = () => undefined) {
  const database = await testDatabase()
  const scope = await testScope(database)
  const dependencies = {
    url: 'http://localhost',
    scope: () => scope,
    onTracked,
    ...(buckets ? { buckets } : {}),
  }
  const app = openApp(dependencies as unknown as Dependencies)
  const { key } = await createKey(scope, 'Website')
  return {
    scope,
    app,
    key,
    async post(path: string, body: unknown, headers: Record<string, string> = basic(key)): Promise<Response> {
      const bytes = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
      return app.request(path, { method: 'POST', headers, body: bytes as string })
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  }
}
