import path from 'node:path'
import { Refusal } from '../errors/refusal.ts'
import { readMailConfig, type MailConfig } from '../mail/config.ts'

export type Config = MailConfig & {
  /** Absolute path of the folder that holds everything Rondo keeps on disk. */
  data: string
  /** An external PostgreSQL; null: the bundled one. */
  databaseUrl: string | null
  host: string
  port: number
  /** The address under which browsers reach Rondo; decides cookies and links. */
  url: string
  /** Addresses of proxies whose X-Forwarded-For is trusted. */
  trustedProxies: string[]
}

/**
 * Reads and checks the environment: RONDO_DATA, DATABASE_URL, HOST, PORT, RONDO_URL, RONDO_TRUSTED_PROXIES, SMTP_URL,
 * MAIL_FROM.
 *
 * @throws Refusal that names the variable, its value and what it should be
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const host = env.HOST || 'localhost'
  const port = readPort(env.PORT)
  const url = readUrl(env.RONDO_URL, port)
  return {
    data: path.resolve(env.RONDO_DATA || 'data'),
    databaseUrl: readDatabaseUrl(env.DATABASE_URL),
    host,
    port,
    url,
    trustedProxies: (env.RONDO_TRUSTED_PROXIES ?? '').split(/[\s,]+/).filter(Boolean),
    ...readMailConfig(env, url),
  }
}

function readPort(value: string | undefined): number {
  if (!value) return 4100
  const port = Number(value)
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port
  throw new Refusal(400, 'config', `PORT is "${value}"; it must be a whole number from 1 to 65535.`)
}

function readDatabaseUrl(value: string | undefined): string | null {
  if (!value) return null
  if (/^postgres(ql)?:\/\//.test(value) && URL.canParse(value)) return value
  throw new Refusal(
    400,
    'config',
    'DATABASE_URL is not the address of a PostgreSQL server. It should look like postgres://user:password@host:5432/name. Without it, Rondo starts its own database.',
  )
}

function readUrl(value: string | undefined, port: number): string {
  if (!value) return `http://localhost:${port}`
  if (/^https?:\/\//.test(value) && URL.canParse(value)) return new URL(value).origin
  throw new Refusal(400, 'config', `RONDO_URL is "${value}"; it should look like https://rondo.example.com.`)
}
