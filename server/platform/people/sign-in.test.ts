import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPool } from '../database/pool.ts'
import { openCluster } from '../postgres/cluster.ts'
import { temporaryDataFolder, runRondo } from '../../../test/processes.ts'
import { cookieOf, OWNER, send, startServer, type RunningServer } from '../../../test/server.ts'

const ROUNDS = 2
const AT_ONCE = 50
const PER_ACCOUNT = 10

let data: Awaited<ReturnType<typeof temporaryDataFolder>>
let served: RunningServer
let addresses = 0
/** A client from a new address, as a proxy reports it. */
const newClient = () => ({ 'x-forwarded-for': `198.18.${++addresses >> 8}.${addresses & 255}` })

before(async () => {
  data = await temporaryDataFolder()
  served = await startServer(data.path, { RONDO_TRUSTED_PROXIES: '127.0.0.1 ::1' })
})
after(async () => {
  served.process.kill('SIGTERM')
  await served.process.exit
  await data[Symbol.asyncDispose]()
})

async function query(question: string): Promise<Record<string, unknown>[]> {
  const cluster = await openCluster(data.path, () => undefined)
  const pool = openPool(cluster.connection)
  try {
    return (await pool.query(question)).rows
  } finally {
    await pool.end()
    await cluster.release()
  }
}

const post = (path: string, body: unknown, headers: Record<string, string> = newClient()) =>
  send(`${served.url}/api/${path}`, 'POST', body, headers)
const session = (cookie: string) => send(`${served.url}/api/session`, 'GET', undefined, { cookie })

async function resetToken(): Promise<string> {
  const { output } = await runRondo(['owner', 'reset'], { RONDO_DATA: data.path })
  return /\/setup#(\S+)/.exec(output)![1]!
}

test('a common password, or one that contains the address, is refused and the link stays valid', async () => {
  for (const password of ['password1', 'Passw0rd!', 'aaaaaaaaaa', 'short', 'ada@example', '12345678']) {
    const response = await post('setup', {
      token: served.setupToken,
      ...OWNER,
      email: 'longname@example.com',
      password: password === 'ada@example' ? 'longname1' : password,
    })
    assert.equal(response.status, 400, password)
    assert.match(((await response.json()) as { message: string }).message, /^The password /)
  }
})

test(`of ${AT_ONCE} simultaneous uses of the owner's link one creates the owner`, async () => {
  const claims = Array.from({ length: AT_ONCE }, (_, i) =>
    post('setup', {
      token: served.setupToken,
      ...OWNER,
      email: i === 0 ? OWNER.email : OWNER.email.toUpperCase(),
    }),
  )
  const statuses = (await Promise.all(claims)).map(({ status }) => status)
  assert.deepEqual(
    statuses.filter((status) => status !== 410),
    [200],
  )
  assert.equal((await query('select 1 from auth_user')).length, 1)
})

test(`a printed reset link works for one of ${AT_ONCE}, ends every session, and works only as a reset link`, async () => {
  for (let round = 1; round <= ROUNDS; round++) {
    const earlier = await query('select token from auth_session')
    const token = await resetToken()
    assert.equal((await post('setup', { token, ...OWNER })).status, 410, 'a reset link is no set-up link')
    const password = `quiet green lamps ${round}`
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () => post('setup/password', { token, password })),
    )
    const won = answers.filter(({ status }) => status === 200)
    assert.deepEqual([won.length, answers.filter(({ status }) => status === 410).length], [1, AT_ONCE - 1])
    assert.equal((await session(cookieOf(won[0]!))).status, 200)
    const left = (await query('select token from auth_session')).map(({ token }) => token)
    for (const { token } of earlier) assert.ok(!left.includes(token))
    await query('delete from rate_limit')
  }
  const late = await resetToken()
  await query("update token set expires_at = now() - interval '1 second'")
  assert.equal((await post('setup/password', { token: late, password: 'four loud red doors' })).status, 410)
  const last = await resetToken()
  assert.equal((await post('setup/password', { token: last, password: OWNER.password })).status, 200)
})

test('the address may be written in capitals, and the cookie is for Rondo alone', async () => {
  const response = await post('sign-in', { email: ' ADA@Example.COM', password: OWNER.password })
  assert.equal(response.status, 200)
  for (const cookie of response.headers.getSetCookie())
    assert.match(cookie, /; Path=\/; HttpOnly; SameSite=Lax/)
})

test('a changed password ends every session at the next request, and invalidates links printed before', async () => {
  const printed = await resetToken()
  const cookies = await Promise.all(
    [1, 2].map(async () => cookieOf(await post('sign-in', { email: OWNER.email, password: OWNER.password }))),
  )
  const response = await post(
    'password',
    { present: OWNER.password, next: 'four loud red doors' },
    { cookie: cookies[0]! },
  )
  assert.equal(response.status, 200)
  for (const cookie of cookies) assert.equal((await session(cookie)).status, 401)
  const reset = await post('setup/password', { token: printed, password: 'five loud blue doors' })
  assert.equal(reset.status, 410)
})

test('200 simultaneous attempts never check more passwords than the limit, and unknown addresses get the same response', async () => {
  await query('delete from rate_limit')
  const refused = async () => (await query("select 1 from audit where action = 'sign-in.refused'")).length
  const earlier = await refused()
  const statuses = await Promise.all(
    Array.from(
      { length: 200 },
      async () => (await post('sign-in', { email: OWNER.email, password: 'wrong wrong' })).status,
    ),
  )
  assert.equal(statuses.filter((status) => status === 401).length, PER_ACCOUNT)
  assert.equal(statuses.filter((status) => status === 429).length, 200 - PER_ACCOUNT)
  assert.equal((await refused()) - earlier, PER_ACCOUNT)
  await query('delete from rate_limit')
  const took: Record<string, number[]> = { 'ada@example.com': [], 'nobody@example.com': [] }
  const responses = new Set<string>()
  for (let i = 0; i < 9; i++) {
    for (const email of Object.keys(took)) {
      const began = performance.now()
      responses.add(await (await post('sign-in', { email, password: 'wrong wrong' })).text())
      took[email]!.push(performance.now() - began)
    }
  }
  assert.equal(responses.size, 1, [...responses].join())
  const [known, unknown] = Object.values(took).map((times) => times.sort((a, b) => a - b)[4]!)
  assert.ok(known! / unknown! < 2 && unknown! / known! < 2, `${known} ms and ${unknown} ms`)
})

test('guesses by others do not lock out a user at an address where they signed in before', async () => {
  await query('delete from rate_limit')
  const home = newClient()
  const right = { email: OWNER.email, password: 'four loud red doors' }
  const wrong = { email: OWNER.email, password: 'wrong wrong' }
  assert.equal((await post('sign-in', right, home)).status, 200)
  for (let i = 0; i <= PER_ACCOUNT; i++) await post('sign-in', wrong)
  assert.equal((await post('sign-in', right)).status, 429, 'who is nowhere known waits')
  assert.equal((await post('sign-in', right, home)).status, 200)
  for (let i = 0; i <= PER_ACCOUNT; i++) await post('sign-in', wrong, home)
  assert.equal((await post('sign-in', right, home)).status, 429, 'and who guesses from there too')
})

test('a line of the audit that was changed afterwards is detected', async () => {
  assert.equal((await runRondo(['verify'], { RONDO_DATA: data.path })).code, 0)
  await query("update audit set actor = 'somebody else' where id = (select min(id) + 1 from audit)")
  const run = await runRondo(['verify'], { RONDO_DATA: data.path })
  assert.equal(run.code, 1)
  assert.match(run.output, /audit line \d+ does not follow/)
})
