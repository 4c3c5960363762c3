import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

const STOP_LIMIT_MS = 20_000

/**
 * The process id of the server that runs on this cluster, or null.
 * A pid file whose number now belongs to another program is a left-over and is taken away: PostgreSQL itself
 * would refuse to start beside it.
 */
export async function runningPostmaster(cluster: string): Promise<number | null> {
  const file = path.join(cluster, 'postmaster.pid')
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 0) return null
  if (!isAlive(pid)) return null
  if (/postgres/.test(await programOf(pid))) return pid
  await rm(file, { force: true })
  return null
}

/** SIGINT ends sessions and stops cleanly; SIGQUIT stops at once and leaves recovery to the next start. */
export async function stopPostmaster(cluster: string, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  const pid = await runningPostmaster(cluster)
  if (pid === null) return
  process.kill(pid, signal)
  const deadline = Date.now() + STOP_LIMIT_MS
  while (isAlive(pid) && /postgres/.test(await programOf(pid))) {
    if (Date.now() > deadline) {
      process.kill(pid, 'SIGKILL')
      return
    }
    await pause(20)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function programOf(pid: number): Promise<string> {
  const linux = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null)
  if (linux !== null) return linux
  const { stdout } = await promisify(execFile)('ps', ['-p', String(pid), '-o', 'command=']).catch(() => ({
    stdout: '',
  }))
  return stdout
}
