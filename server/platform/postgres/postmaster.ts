import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

const STOP_LIMIT_MS = 20_000
/** Higher than any process id. */
const NOBODYS_PID = 2_147_483_646

/** The process id of the server that runs on this cluster, or null. */
export async function runningPostmaster(cluster: string): Promise<number | null> {
  const pid = await pidIn(path.join(cluster, 'postmaster.pid'))
  return pid !== null && (await serves(pid, cluster)) ? pid : null
}

/** SIGINT ends sessions and stops cleanly; SIGQUIT stops at once and leaves recovery to the next start. */
export async function stopPostmaster(cluster: string, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  const pid = await runningPostmaster(cluster)
  if (pid === null) return
  process.kill(pid, signal)
  const deadline = Date.now() + STOP_LIMIT_MS
  while (await serves(pid, cluster)) {
    if (Date.now() > deadline) {
      process.kill(pid, 'SIGKILL')
      return
    }
    await pause(20)
  }
}

/**
 * The lock files of a killed server contain its process id, and PostgreSQL refuses to start while any process has that
 * id: another program that got it since, or a zombie. The id is replaced and the file kept, since it also names the
 * shared memory by which PostgreSQL notices sessions of the killed server that still run.
 */
export async function retireLocks(cluster: string, socket: string): Promise<void> {
  for (const file of [path.join(cluster, 'postmaster.pid'), path.join(socket, '.s.PGSQL.5432.lock')]) {
    const pid = await pidIn(file)
    if (pid === null || !isAlive(pid) || (await serves(pid, cluster))) continue
    const text = await readFile(file, 'utf8').catch(() => null)
    if (text !== null) await writeFile(file, text.replace(/^\d+/, String(NOBODYS_PID)))
  }
}

async function pidIn(file: string): Promise<number | null> {
  const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10)
  return pid > 0 ? pid : null
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether this process is the server of this cluster: another PostgreSQL may have got the process id. */
async function serves(pid: number, cluster: string): Promise<boolean> {
  const command = `${await commandOf(pid)} `
  return /postgres/.test(command) && command.includes(` -D ${cluster} `)
}

async function commandOf(pid: number): Promise<string> {
  const linux = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null)
  if (linux !== null) return linux.replaceAll('\0', ' ')
  const { stdout } = await promisify(execFile)('ps', ['-p', String(pid), '-o', 'command=']).catch(() => ({
    stdout: '',
  }))
  return stdout.trim()
}
