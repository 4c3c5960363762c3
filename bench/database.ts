import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { openRuntime, type Runtime } from '../server/runtime.ts'
import { readConfig } from '../server/platform/process/config.ts'
import type { Scope } from '../server/platform/scope/scope.ts'

/** A database on the bundled PostgreSQL, in a temporary folder, that can be stopped and restarted. */
export class BenchDatabase {
  readonly #data: string
  #runtime: Runtime

  private constructor(data: string, runtime: Runtime) {
    this.#data = data
    this.#runtime = runtime
  }

  static async open(): Promise<BenchDatabase> {
    const data = await mkdtemp(path.join(os.tmpdir(), 'rondo-bench-'))
    // PostgreSQL runs as another account where we are root.
    await chmod(data, 0o755)
    return new BenchDatabase(data, await openBenchRuntime(data))
  }

  get scope(): Scope {
    return this.#runtime.scope()
  }

  /** Restarts the database with empty buffers, and drops the system's cache where that is permitted. */
  async restartCold(): Promise<void> {
    await this.#runtime.close()
    await dropSystemCache()
    this.#runtime = await openBenchRuntime(this.#data)
    await this.scope.pool.query('select 1')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#runtime.close()
    await rm(this.#data, { recursive: true, force: true })
  }
}

const openBenchRuntime = (data: string) => openRuntime(() => undefined, { ...readConfig({}), data })

/** @returns whether the cache was dropped, which only root may do */
export async function dropSystemCache(): Promise<boolean> {
  try {
    execFileSync('sync')
    await writeFile('/proc/sys/vm/drop_caches', '3')
    return true
  } catch {
    return false
  }
}
