import { Refusal } from './refusal.ts'

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', '53100'])
const UNWRITABLE = new Set(['EROFS', 'EACCES', 'EPERM', 'ENOTDIR', 'EIO'])
/** PostgreSQL: a read-only transaction, and an input or output error of its disk. */
const DATABASE_UNWRITABLE = new Set(['25006', '58030'])

/**
 * The refusal when something cannot be stored: the disk is full, or may not be written to. Null for other errors.
 *
 * @example storageRefusal({ code: 'ENOSPC' })?.code // 'disk_full'
 * @example storageRefusal({ code: 'EPIPE' }) // null
 */
export function storageRefusal(error: unknown): Refusal | null {
  const { code = '', syscall } = (error ?? {}) as NodeJS.ErrnoException
  if (FULL.has(code))
    return new Refusal(503, 'disk_full', 'The disk is full. Free some space on it, then try again.')
  if (DATABASE_UNWRITABLE.has(code))
    return new Refusal(
      503,
      'database_unwritable',
      `The database cannot be written to (${code}). Make it writable, then try again.`,
    )
  return UNWRITABLE.has(code) && syscall !== undefined && syscall !== 'connect' ? unwritable(code) : null
}

/** The refusal for any failed write to the data folder. */
export const writeRefusal = (error: unknown): Refusal =>
  storageRefusal(error) ?? unwritable((error as NodeJS.ErrnoException).code ?? 'unknown reason')

const unwritable = (code: string) =>
  new Refusal(
    503,
    'folder_unwritable',
    `Rondo cannot write to its data folder (${code}). Check the folder and its permissions, then try again.`,
  )
