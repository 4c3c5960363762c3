/** The method and the path of every call, by its name; a path has parameters such as `{id}`. */
export type Routes = readonly [method: string, path: string] | { readonly [name: string]: Routes }

type Input = Record<string, unknown> | undefined

/**
 * A client of an API whose types the caller states: an object of functions, each with an input and an abort signal. The
 * input fills the parameters of the path; the rest is the query of a GET, otherwise the body.
 *
 * @param send returns successful responses only, and throws otherwise
 */
export function apiClient<Client>(
  routes: Routes,
  url: string,
  send: (request: Request) => Promise<Response>,
): Client {
  if (isRoute(routes)) {
    const call = async (input: Input, { signal }: { signal?: AbortSignal } = {}) => {
      const { address, init } = requestOf(routes, input)
      const response = await send(new Request(url + address, { ...init, signal: signal ?? null }))
      const text = await response.text()
      return text === '' ? undefined : (JSON.parse(text) as unknown)
    }
    return call as Client
  }
  const calls = Object.entries(routes).map(([name, of]) => [name, apiClient(of, url, send)] as const)
  return Object.fromEntries(calls) as Client
}

/**
 * The address and the options of a call.
 *
 * @example requestOf(['GET', '/goals/{id}'], { id: 7, tags: ['a', 'b'] }).address // '/goals/7?tags%5B0%5D=a&tags%5B1%5D=b'
 */
export function requestOf([method, path]: readonly [string, string], input: Input) {
  const rest: Record<string, unknown> = { ...input }
  const address = path.replace(/\{\+?([^}]+)\}/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  if (method === 'GET') {
    const query = new URLSearchParams(pairsOf(rest, '')).toString()
    return { address: query === '' ? address : `${address}?${query}`, init: { method } }
  }
  const isWithout = input === undefined || (Object.keys(rest).length === 0 && address !== path)
  const body = { body: JSON.stringify(rest), headers: { 'content-type': 'application/json' } }
  return { address, init: { method, ...(isWithout ? {} : body) } }
}

/** The query of a value: parts of lists and objects in brackets; what is not set is left out. */
function pairsOf(value: unknown, name: string): [string, string][] {
  if (value === undefined || value === null) return []
  if (typeof value !== 'object') return [[name, String(value)]]
  return Object.entries(value).flatMap(([key, part]) => pairsOf(part, name === '' ? key : `${name}[${key}]`))
}

function isRoute(routes: Routes): routes is readonly [string, string] {
  return Array.isArray(routes)
}
