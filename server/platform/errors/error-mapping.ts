import { ORPCError } from '@orpc/server'
import { z } from 'zod'
import { Refusal } from './refusal.ts'
import { storageRefusal } from './storage.ts'

type Issue = { code?: string; path?: readonly unknown[]; keys?: string[]; message: string }

/**
 * The refusal for an error of a library that the caller can act on: invalid input, a value that PostgreSQL cannot
 * store, an unreachable database. Null: a defect.
 */
export function toRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  if (error instanceof z.ZodError)
    return new Refusal(400, 'BAD_REQUEST', issueSentence(error.issues as Issue[]))
  const { code = '', message = '', syscall } = (error ?? {}) as NodeJS.ErrnoException
  if (code === '22021') return new Refusal(400, 'bad_text', 'The text contains a zero byte. Remove it.')
  if (code.startsWith('22')) return new Refusal(400, 'bad_value', `A value cannot be used: ${message}.`)
  if (isUnreachable(code, message) || syscall === 'connect') return databaseAway()
  return storageRefusal(error)
}

export const databaseAway = () =>
  new Refusal(503, 'database_away', 'The database does not answer. Try again in a moment.')

const UNREACHABLE_CODES = new Set(['57P01', '57P02', '57P03', '53300', 'ECONNRESET', 'EPIPE'])

const isUnreachable = (code: string, message: string) =>
  UNREACHABLE_CODES.has(code) ||
  code.startsWith('08') ||
  /^(Connection (terminated|ended)|Client has encountered a connection error|timeout exceeded when trying to connect)/.test(
    message,
  )

/** The same error with one sentence about the first invalid value instead of the library's message. */
export function withIssueSentence(error: ORPCError<string, unknown>): ORPCError<string, unknown> {
  const issues = (error.data as { issues?: Issue[] } | undefined)?.issues
  if (!issues?.length || error.status >= 500) return error
  return new ORPCError(error.code, { status: error.status, message: issueSentence(issues), data: error.data })
}

/**
 * @example issueSentence([{ code: 'unrecognized_keys', keys: ['role'], message: '' }]) // '"role" is not known here. Leave it out.'
 * @example issueSentence([{ path: ['rates', 0, 'rate'], message: 'Invalid input: expected string, received number' }])
 * // 'rates.0.rate: expected string, received number.'
 */
export function issueSentence(issues: readonly Issue[]): string {
  const { code, path = [], keys = [], message } = issues[0]!
  const place = path.map(String).join('.')
  if (code === 'unrecognized_keys') {
    const names = keys.map((key) => `"${key}"`).join(', ')
    return `${names} ${keys.length === 1 ? 'is' : 'are'} not known ${place ? `in ${place}` : 'here'}. Leave ${keys.length === 1 ? 'it' : 'them'} out.`
  }
  const plain = message.replace(/^Invalid input: /, '').replace(/\.$/, '')
  if (place === '' || /^(This|There|It) /.test(plain)) return `${plain}.`
  return /^(is|are|must|has|holds|needs|may) /.test(plain) ? `${place} ${plain}.` : `${place}: ${plain}.`
}
