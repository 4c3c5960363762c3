import { chown, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Refusal } from '../errors/refusal.ts'

/** The account that runs PostgreSQL: our own or, since PostgreSQL refuses root, one that exists on every machine. */
export type Account = { uid?: number; gid?: number; drops: boolean }

const NOBODY = 65_534

export function databaseAccount(): Account {
  if (process.getuid?.() === 0) return { uid: NOBODY, gid: NOBODY, drops: true }
  try {
    os.userInfo()
  } catch {
    throw new Refusal(
      500,
      'no_account',
      `The user ${process.getuid?.()} has no entry in /etc/passwd, which PostgreSQL needs. Run Rondo as a user that has one, or set DATABASE_URL.`,
    )
  }
  return { drops: false }
}

export async function giveOwnership(account: Account, file: string): Promise<void> {
  if (account.drops) await chown(file, account.uid!, account.gid!)
}

/** Whether an unprivileged account can reach this folder: every folder above it must be executable by others. */
export async function isReachableByAnyone(folder: string): Promise<boolean> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const { mode } = await stat(at)
    if ((mode & 0o001) === 0) return false
    if (at === path.dirname(at)) return true
  }
}
