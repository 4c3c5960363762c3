import { temporaryDataFolder, freePort, startRondo, type Process } from './processes.ts'

export const OWNER = { name: 'Ada', email: 'ada@example.com', password: 'three quiet green lamps' }

/** A running Rondo and its address. */
export type RunningServer = { url: string; process: Process; setupToken: string | null }

export async function startServer(data: string, env: Record<string, string> = {}): Promise<RunningServer> {
  const port = await freePort()
  const process = startRondo(['start'], { RONDO_DATA: data, PORT: String(port), ...env })
  await process.waitForOutput(/Stop it with Ctrl-C/)
  const token = /\/setup#(\S+)/.exec(process.output())?.[1] ?? null
  return { url: `http://localhost:${port}`, process, setupToken: token }
}

/** Sends JSON as the pages of Rondo do. */
export function send(
  url: string,
  method: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const json = body === undefined ? {} : { 'content-type': 'application/json' }
  return fetch(url, {
    method,
    headers: { ...json, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: 'manual',
  })
}

export const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0]!)
    .join('; ')

/** Sets the owner up with the printed link. @returns the cookie of their session */
export async function becomeOwner({
  url,
  setupToken,
}: Pick<RunningServer, 'url' | 'setupToken'>): Promise<string> {
  const response = await send(`${url}/api/setup`, 'POST', { token: setupToken, ...OWNER })
  if (response.status !== 200) throw new Error(`Set-up answered ${response.status}: ${await response.text()}`)
  return cookieOf(response)
}

/** A server on its own data folder with the owner signed in, stopped and deleted afterwards. */
export async function startServerWithOwner(env: Record<string, string> = {}) {
  const data = await temporaryDataFolder()
  const server = await startServer(data.path, env)
  const cookie = await becomeOwner(server)
  return {
    ...server,
    data: data.path,
    cookie,
    async [Symbol.asyncDispose]() {
      server.process.kill('SIGTERM')
      await server.process.exit
      await data[Symbol.asyncDispose]()
    },
  }
}
