import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { minifyContractRouter } from '@orpc/contract'
import type { AnyContractRouter } from '@orpc/contract'
import type { Plugin } from 'vite'

const NAME = 'virtual:contract'
const RESOLVED = `\0${NAME}`
const SERVER = path.join(import.meta.dirname, '../server')

/**
 * Offers `virtual:contract`: which method and path each call of the server has, and nothing else of it, so that
 * the typed client knows where to ask and no line of the server is sent to a browser.
 *
 * @param file of the server that holds the calls, under the name `exported`
 */
export function contract(file: string, exported: string): Plugin {
  return {
    name: 'rondo-contract',
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined
      // A path that is only known when it runs: the config's bundler would otherwise take the server in.
      const from = pathToFileURL(path.join(SERVER, file)).href
      const calls = (await import(from)) as Record<string, AnyContractRouter>
      return `export const contract = ${JSON.stringify(minifyContractRouter(calls[exported]!))}`
    },
  }
}
