import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { becomeOwner, startServer } from './server.ts'
import { temporaryDataFolder } from './processes.ts'

const CLIENTS = 12

export type Round = { seconds: number; answered: number; resets: string[] }

/** One request over a kept connection. @returns what went wrong with a connection that was made; null: nothing */
function ask(agent: Agent, url: string, path: string, cookie: string): Promise<string | null | 'refused'> {
  return new Promise((resolve) => {
    const sent = request(url + path, { agent, headers: { cookie } }, (response) => {
      response.resume()
      response.on('end', () => resolve(null)).on('error', (error) => resolve(String(error)))
    })
    sent.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'refused' : `${error.code} ${error.message}`),
    )
    sent.end()
  })
}

/**
 * Stops a server with SIGTERM while clients with kept connections ask it without a pause.
 *
 * @param delayMs how long they ask before the signal
 */
export async function sigtermRound(
  data: string,
  known: { cookie: string | null },
  delayMs: number,
): Promise<Round> {
  const server = await startServer(data)
  const cookie = (known.cookie ??= await becomeOwner(server))
  const round: Round = { seconds: 0, answered: 0, resets: [] }
  const paths = ['/api/customers', '/api/settings', '/health/live', '/api/imports']
  const clients = Array.from({ length: CLIENTS }, async (_, client) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (let turn = client; ; turn++) {
      const fault = await ask(agent, server.url, paths[turn % paths.length]!, cookie)
      if (fault === 'refused') break
      if (fault) round.resets.push(fault)
      else round.answered++
    }
    agent.destroy()
  })
  await pause(delayMs)
  const began = performance.now()
  server.process.kill('SIGTERM')
  await server.process.exit
  round.seconds = (performance.now() - began) / 1000
  await Promise.all(clients)
  return round
}

/** Runs rounds and prints the figures: `node test/sigterm-rounds.ts 100`. */
async function main(rounds: number): Promise<void> {
  await using data = await temporaryDataFolder()
  const known = { cookie: null }
  const seconds: number[] = []
  let [answered, resets] = [0, 0]
  for (let at = 1; at <= rounds; at++) {
    const round = await sigtermRound(data.path, known, 100 + ((at * 37) % 400))
    seconds.push(round.seconds)
    answered += round.answered
    resets += round.resets.length
    if (round.resets.length > 0) console.log(`round ${at}: ${round.resets.length} resets, ${round.resets[0]}`)
  }
  seconds.sort((a, b) => a - b)
  const at = (share: number) =>
    seconds[Math.min(seconds.length - 1, Math.floor(share * seconds.length))]!.toFixed(2)
  console.log(
    `${rounds} rounds, ${answered} requests answered, ${resets} resets; seconds to exit: median ${at(0.5)}, longest ${at(1)}`,
  )
}

if (import.meta.main) await main(Number(process.argv[2] ?? 3))
