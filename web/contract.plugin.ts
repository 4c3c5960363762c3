import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AnyContractRouter } from '@orpc/contract'
import type { Routes } from '../ui/request/api-client.ts'
import type { Plugin } from 'vite'

const NAME = 'virtual:contract'
const RESOLVED = `\0${NAME}`
const SERVER = path.join(import.meta.dirname, '../server')

/**
 * Provides `virtual:contract`: only the method and path of each API call, so that
 * the typed client knows the routes and no server code is sent to a browser.
 *
 * @param file of the server that holds the calls, under the name `exported`
 */
export function contract(file: string, exported: string): Plugin {
  return {
    name: 'rondo-contract',
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined
      // Resolved at run time; otherwise the bundler of the config would include the server.
      const from = pathToFileURL(path.join(SERVER, file)).href
      const calls = (await import(from)) as Record<string, AnyContractRouter>
      return `export const contract = ${JSON.stringify(routesOf(calls[exported]!))}`
    },
  }
}

/** The method and the path of every call, by its name. */
function routesOf(router: AnyContractRouter): Routes {
  if ('~orpc' in router) {
    const { method, path } = (router['~orpc'] as { route: { method?: string; path?: string } }).route
    if (!method || !path) throw new Error('Every call of the API names its method and its path.')
    return [method, path]
  }
  return Object.fromEntries(Object.entries(router).map(([name, call]) => [name, routesOf(call)]))
}
