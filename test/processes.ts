export { seededRandom } from '../values/seeded-random.ts'
import { spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { stopPostmaster } from '../server/platform/postgres/postmaster.ts'

const ROOT = path.join(import.meta.dirname, '..')

/** A real process of Rondo, as started in a terminal. */
export type Process = {
  pid: number
  /** Its output so far, on both streams. */
  output: () => string
  exit: Promise<number | null>
  kill: (signal: NodeJS.Signals) => void
  /** Waits until the output matches. */
  waitForOutput: (pattern: RegExp, withinMs?: number) => Promise<RegExpExecArray>
}

/** Starts `rondo …` in a process group of its own, with only the given environment. */
export function startRondo(args: string[], env: Record<string, string>): Process {
  const file = args[0] === 'start' ? 'test/start-without-pages.ts' : 'cli/main.ts'
  return startProcess(process.execPath, [path.join(ROOT, file), ...args], env)
}

export function startProcess(program: string, args: string[], env: Record<string, string>): Process {
  const child = spawn(program, args, {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve))
  let ended = false
  void exit.then(() => (ended = true))
  return {
    pid: child.pid!,
    output: () => output,
    exit,
    kill: (signal) => void child.kill(signal),
    async waitForOutput(pattern, withinMs = 60_000) {
      const deadline = Date.now() + withinMs
      for (;;) {
        const match = pattern.exec(output)
        if (match) return match
        if (ended || Date.now() > deadline) throw new Error(`The output does not match ${pattern}: ${output}`)
        await pause(20)
      }
    },
  }
}

/** Runs a command until it exits. */
export async function runRondo(
  args: string[],
  env: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const command = startRondo(args, env)
  return { code: await command.exit, output: command.output() }
}

/** A data folder that is deleted afterwards, with its database stopped. */
export async function temporaryDataFolder(): Promise<{
  path: string
  [Symbol.asyncDispose]: () => Promise<void>
}> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rondo-proof-'))
  await chmod(folder, 0o755)
  const data = path.join(folder, 'data')
  return {
    path: data,
    async [Symbol.asyncDispose]() {
      await stopPostmaster(path.join(data, 'postgres'), 'SIGQUIT')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The process id of the database of a data folder, from its pid file. */
export async function postmasterOf(data: string): Promise<number | null> {
  const file = await readFile(path.join(data, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')
  return Number(file.split('\n')[0]) || null
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
