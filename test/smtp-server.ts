import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

/** What the server says to a letter: null takes it. */
export type Verdict = null | { code: number; words: string } | 'drop the line'

export type TestSmtpServer = {
  url: string
  /** The letters that were taken, in the order in which they came. */
  accepted: Email[]
  /** Decides about the next letters; called with the address and how many letters came before. */
  respondWith: (how: (recipient: string) => Verdict | Promise<Verdict>) => void
  [Symbol.asyncDispose]: () => Promise<void>
}

/** A real mail server on this machine, which does as it is told. */
export async function openSmtpServer(): Promise<TestSmtpServer> {
  const taken: Email[] = []
  let judged: (recipient: string) => Verdict | Promise<Verdict> = () => null
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        void decide(Buffer.concat(chunks), session).then((error) => callback(error))
      })
    },
  })
  async function decide(bytes: Buffer, session: SMTPServerSession): Promise<Error | null> {
    const verdict = await judged(session.envelope.rcptTo[0]!.address)
    if (verdict === 'drop the line') {
      for (const connection of server.connections) connection.close()
      return null
    }
    if (verdict) return Object.assign(new Error(verdict.words), { responseCode: verdict.code })
    taken.push(await PostalMime.parse(bytes))
    return null
  }
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    accepted: taken,
    respondWith: (how) => (judged = how),
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
