import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

/** The response of the server to an email: null accepts it. */
export type Verdict = null | { code: number; message: string } | 'drop the line'

export type TestSmtpServer = {
  url: string
  /** The accepted emails, in the order of their arrival. */
  accepted: Email[]
  /** Sets how the server responds to the following emails, by their recipient. */
  respondWith: (respond: (recipient: string) => Verdict | Promise<Verdict>) => void
  [Symbol.asyncDispose]: () => Promise<void>
}

/** A real SMTP server on this machine with configurable responses. */
export async function openSmtpServer(): Promise<TestSmtpServer> {
  const accepted: Email[] = []
  let respond: (recipient: string) => Verdict | Promise<Verdict> = () => null
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
    const verdict = await respond(session.envelope.rcptTo[0]!.address)
    if (verdict === 'drop the line') {
      for (const connection of server.connections) connection.close()
      return null
    }
    if (verdict) return Object.assign(new Error(verdict.message), { responseCode: verdict.code })
    accepted.push(await PostalMime.parse(bytes))
    return null
  }
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    accepted,
    respondWith: (behaviour) => (respond = behaviour),
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
