import { createWriteStream } from 'node:fs'
import { copyFile, mkdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { randomUUID } from 'node:crypto'
import { Refusal } from '../../platform/errors/refusal.ts'
import { actorDisplayName, type Scope } from '../../platform/scope/scope.ts'
import { inspect } from '../inspection/inspection.ts'
import { readHead } from '../table/head.ts'
import { changedOptions, defaultSource, tableOptions } from './options.ts'
import type { Import, ImportOnPage, ImportStatus, PlanChange } from './schema.ts'
import { summariseRejects, type RejectSummary } from './reject-summary.ts'
import { companyDefaults } from './defaults.ts'
import { KIND_NAMES, kindOf, recogniseKind, type KindName } from './kinds.ts'
import { rejectsPath } from './rejects-file.ts'
import * as store from './store.ts'
import type { ListedImport, StoredImport } from './store.ts'

const LARGEST_FILE = 8 * 1024 ** 3
const MOST_LISTED = 100
const NO_REJECTS: RejectSummary = { reasons: [], rows: [], counted: 0 }
const ALL_KINDS = KIND_NAMES.map((name) => ({ name, label: kindOf(name).label }))
const RUNNING: ImportStatus[] = ['staging', 'applying', 'undoing']

/**
 * Receives an uploaded file: stores it unchanged and inspects it. No records are written yet.
 *
 * @throws Refusal when it cannot be read, with the reason; the file is then not kept
 */
export async function receiveUpload(
  scope: Scope,
  filename: string,
  bytes: Readable,
  kind?: KindName,
): Promise<{ id: number }> {
  const folder = path.join(scope.data, 'imports')
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, `${randomUUID()}.upload`)
  try {
    await pipeline(bytes, capped, createWriteStream(file, { mode: 0o600 }))
    return await openImport(scope, file, filename, {}, { kind })
  } catch (error) {
    await rm(file, { force: true })
    // Show the name of the file and not its path on the server.
    if (error instanceof Refusal)
      throw new Refusal(error.status, error.code, error.message.replaceAll(file, path.basename(filename)))
    throw error
  }
}

/**
 * Starts the import of a file on this machine.
 *
 * @param options how the file is read and what its kind asks; the rest is detected
 * @param known what the file contains and where it comes from; without it, the file shows
 */
export async function openImport(
  scope: Scope,
  file: string,
  filename: string,
  options: Record<string, unknown>,
  known: { kind?: KindName | undefined; source?: string | undefined },
): Promise<{ id: number }> {
  const kind = known.kind ?? recogniseKind(await readHead(file, tableOptions(options)))
  const chosen = kindOf(kind).options.parse(options)
  const { plan } = await inspect(file, kindOf(kind), chosen, await companyDefaults(scope))
  const { size } = await stat(file)
  const id = await store.insert(scope.db, {
    kind,
    source: known.source ?? defaultSource(kind, plan),
    filename: path.basename(filename).slice(0, 200),
    path: path.resolve(file),
    bytes: size,
    plan: { options: chosen, plan },
    by: actorDisplayName(scope.actor),
    now: scope.now,
  })
  await mkdir(path.join(scope.data, 'imports'), { recursive: true })
  return { id }
}

async function* capped(chunks: AsyncIterable<Buffer>) {
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > LARGEST_FILE)
      throw new Refusal(413, 'file_too_large', 'The file is over 8 GB. Split it, or compress it with gzip.')
    yield chunk
  }
}

/** One import with the inspection of its file, while the file is still needed. */
export async function getImport(scope: Scope, id: number): Promise<ImportOnPage> {
  const { path: file, plan, ...stored } = await existingImport(scope, id)
  const isOpen = stored.status === 'uploaded' || stored.status === 'staged' || stored.status === 'failed'
  const inspection = isOpen
    ? await inspect(file, kindOf(stored.kind), plan.options, await companyDefaults(scope)).catch(() => null)
    : null
  return { ...withNoun(stored), inspection, options: plan.options, kinds: ALL_KINDS }
}

/** Changes what the file is or how it is read; an earlier dry run no longer counts. */
export async function changePlan(scope: Scope, id: number, change: PlanChange): Promise<ImportOnPage> {
  const stored = await existingImport(scope, id)
  refuseUnless(stored, ['uploaded', 'staged', 'failed'], 'can no longer be changed')
  const { kind = stored.kind } = change
  await kindOf(stored.kind).clear?.(scope, id)
  const options = kindOf(kind).options.parse(changedOptions(stored, change))
  const { plan } = await inspect(stored.path, kindOf(kind), options, await companyDefaults(scope))
  const wasDefault =
    stored.plan.plan !== null && stored.source === defaultSource(stored.kind, stored.plan.plan)
  const source = change.source ?? (wasDefault ? defaultSource(kind, plan) : stored.source)
  await store.setPlan(scope.db, id, { kind, source, plan: { options, plan } })
  return getImport(scope, id)
}

/** Copies the file of rejected rows. */
export async function saveRejects(scope: Scope, id: number, to: string): Promise<void> {
  await copyFile(rejectsPath(scope, id), to)
}

/** Why rows of an import were rejected; empty before the dry run. */
export async function summariseImportRejects(
  scope: Scope,
  id: number,
  limit: number,
): Promise<RejectSummary> {
  await existingImport(scope, id)
  return summariseRejects(rejectsPath(scope, id), limit).catch((error: unknown) => {
    if (error instanceof Refusal && ['file_missing', 'file_empty'].includes(error.code)) return NO_REJECTS
    throw error
  })
}

/** Deletes an import that is not written, and its file. */
export async function discardImport(scope: Scope, id: number, { keepRejects = false } = {}): Promise<void> {
  const stored = await existingImport(scope, id)
  refuseUnless(stored, ['uploaded', 'staged', 'failed', 'undone'], 'is in use')
  await kindOf(stored.kind).clear?.(scope, id)
  await store.remove(scope.db, id)
  if (!keepRejects) await rm(rejectsPath(scope, id), { force: true })
  if (stored.path.startsWith(path.join(scope.data, 'imports'))) await rm(stored.path, { force: true })
}

export async function listImports(scope: Scope): Promise<Import[]> {
  return (await store.list(scope.db, MOST_LISTED)).map(withNoun)
}

const withNoun = <Listed extends ListedImport>(listed: Listed): Listed & { noun: string } => ({
  ...listed,
  noun: kindOf(listed.kind).noun,
})

export async function existingImport({ db }: Scope, id: number): Promise<StoredImport> {
  const stored = await store.find(db, id)
  if (stored) return stored
  throw new Refusal(
    404,
    'import_unknown',
    `There is no import ${id}. It may have been discarded; the Imports page lists all.`,
  )
}

export function refuseUnless({ id, status }: StoredImport, allowed: ImportStatus[], what: string): void {
  if (allowed.includes(status)) return
  const wait = RUNNING.includes(status) ? ' Wait until it is done.' : ''
  throw new Refusal(409, 'import_state', `Import ${id} is ${status} and ${what}.${wait}`)
}
