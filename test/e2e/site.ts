import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { openReceiver, type Behaviour } from '../../sdk/receiver.fixture.ts'

const SCRIPT = path.join(import.meta.dirname, '../../dist/sdk/rondo.js')

const readme = await readFile(new URL('../../sdk/README.md', import.meta.url), 'utf8')
const [, , NAMES] = [...readme.matchAll(/```html\n<script[^>]*>([\s\S]*?)<\/script>/g)].map(
  ([, script]) => script,
)

/** Calls that the site makes before the script has loaded, in both forms that the README shows. */
const EARLY_CALLS = `${NAMES}
rondo.identify(7, { email: 'ada@lovelace.example' })
rondo.push(['group', 'cycles'])`

/** A third-party site with a strict content policy; every page loads the script from another origin. */
export async function openSite(rondo: string, key: string, attributes = '') {
  const server = createServer((request, response) => {
    const isScript = request.url === '/early.js'
    response.writeHead(200, {
      'content-type': isScript ? 'text/javascript' : 'text/html',
      'content-security-policy': `default-src 'none'; script-src 'self' ${rondo}; connect-src ${rondo}`,
    })
    const tags = `<script src="/early.js"></script><script async src="${rondo}/rondo.js" data-key="${key}" ${attributes}></script>`
    response.end(
      isScript ? EARLY_CALLS : `<!doctype html><title>Prices</title>${tags}<a href="/next">next</a>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A receiver that serves the built script. */
export const openReceiverWithScript = async (behaviourOf?: (request: number) => Behaviour) =>
  openReceiver(behaviourOf, await readFile(SCRIPT, 'utf8'))
