import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { openRuntime, type Runtime } from '../server/runtime.ts'
import { readConfig } from '../server/platform/process/config.ts'
import type { Scope } from '../server/platform/scope/scope.ts'

/** A company in a folder that vanishes, on the bundled PostgreSQL, whose database can be stopped and started. */
export class BenchDatabase {
  readonly #data: string
  #foundation: Runtime

  private constructor(data: string, foundation: Runtime) {
    this.#data = data
    this.#foundation = foundation
  }

  static async open(): Promise<BenchDatabase> {
    const data = await mkdtemp(path.join(os.tmpdir(), 'rondo-bench-'))
    // PostgreSQL runs as another account where we are root.
    await chmod(data, 0o755)
    return new BenchDatabase(data, await openBenchRuntime(data))
  }

  get scope(): Scope {
    return this.#foundation.scope()
  }

  /** Stops the database and starts it with nothing in memory, and empties the system's cache where that is allowed. */
  async restartCold(): Promise<void> {
    await this.#foundation.close()
    await dropSystemCache()
    this.#foundation = await openBenchRuntime(this.#data)
    await this.scope.pool.query('select 1')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#foundation.close()
    await rm(this.#data, { recursive: true, force: true })
  }
}

const openBenchRuntime = (data: string) => openRuntime(() => undefined, { ...readConfig({}), data })

/** @returns whether the system let us; only root may */
export async function dropSystemCache(): Promise<boolean> {
  try {
    execFileSync('sync')
    await writeFile('/proc/sys/vm/drop_caches', '3')
    return true
  } catch {
    return false
  }
}
