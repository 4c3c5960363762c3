import { openRuntime } from '../server/runtime.ts'
import { audit } from '../server/platform/audit/audit-store.ts'
import { Refusal } from '../server/platform/errors/refusal.ts'
import { createKey, listKeys, revokeKey } from '../server/platform/keys/keys.ts'
import { keyScopes, type KeyScope } from '../server/platform/keys/schema.ts'
import { inTransaction, type Scope } from '../server/platform/scope/scope.ts'
import { printResult, printStatus } from './output.ts'

export const help = `rondo key create NAME [--scope track,write]
  Creates a key with which your product can report what its users do (track), or a program can
  send readings and subscriptions (write). It is shown once.
rondo key list
  Lists the keys.
rondo key revoke ID
  Revokes a key; it stops working within a second.`

export async function run([action, ...rest]: string[]): Promise<void> {
  const parse = ACTIONS[action ?? '']
  if (!parse)
    throw new Refusal(400, 'command', 'Write: npx rondo key create NAME, key list, or key revoke ID')
  const run = parse(rest.join(' ').trim())
  const runtime = await openRuntime(printStatus)
  try {
    await run(runtime.scope())
  } finally {
    await runtime.close()
  }
}

/** Each checks its arguments before the database is opened. */
const ACTIONS: Record<string, (text: string) => (scope: Scope) => Promise<void>> = {
  create(text) {
    const { name, scopes } = nameAndScopes(text)
    if (!name || name.length > 200)
      throw new Refusal(
        400,
        'key_name',
        'Name the key after the program that will use it: npx rondo key create Website',
      )
    return (scope) => create(scope, name, scopes)
  },
  list: () => list,
  revoke(text) {
    if (!/^\d{1,15}$/.test(text))
      throw new Refusal(400, 'key_id', `"${text}" is not the number of a key. List them: npx rondo key list`)
    return (scope) => revoke(scope, Number(text))
  },
}

/** @example nameAndScopes('Website --scope track,write') // { name: 'Website', scopes: ['track', 'write'] } */
export function nameAndScopes(text: string): { name: string; scopes: KeyScope[] } {
  const [option = '', list = 'track'] = /\s*--scope[ =](\S+)/.exec(text) ?? []
  const scopes = list.split(',').map((one) => {
    const known = keyScopes.find((scope) => scope === one)
    if (known) return known
    throw new Refusal(400, 'key_scope', `"${one}" is not a scope. The scopes are: ${keyScopes.join(', ')}.`)
  })
  return { name: text.replace(option, '').trim(), scopes: [...new Set(scopes)] }
}

async function create(scope: Scope, name: string, scopes: KeyScope[]): Promise<void> {
  const { key } = await inTransaction(scope, async (scope) => {
    const created = await createKey(scope, name, scopes)
    await audit(scope, 'platform.makeKey', String(created.id))
    return created
  })
  printResult(`${key}`)
  printStatus('Copy it now: it will not be shown again.')
}

async function list(scope: Scope): Promise<void> {
  const day = (at: Date | null) => at?.toISOString().slice(0, 10) ?? 'never'
  for (const key of await listKeys(scope)) {
    const state = key.revokedAt ? `revoked ${day(key.revokedAt)}` : `last used ${day(key.lastUsedAt)}`
    const may = `may ${key.scopes.join(' and ')}`
    printResult(`${key.id}  ${key.hint}…  ${key.name}  (${may}, made ${day(key.createdAt)}, ${state})`)
  }
}

async function revoke(scope: Scope, id: number): Promise<void> {
  await inTransaction(scope, async (scope) => {
    await revokeKey(scope, id)
    await audit(scope, 'platform.revokeKey', String(id))
  })
  printStatus(`Key ${id} is revoked.`)
}
