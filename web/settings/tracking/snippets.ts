/** Code with which a product sends events to Rondo. */
export interface Snippet {
  value: 'browser' | 'node' | 'segment' | 'rudderstack'
  label: string
  /** What to do with it, in a sentence. */
  how: string
  parts: { name: string; code: string }[]
}

function inBrowser(host: string, key: string): Snippet {
  return {
    value: 'browser',
    label: 'Website',
    how: 'Put the script on every page. It records each page view by itself; identify users once they have signed in.',
    parts: [
      {
        name: 'On every page',
        code: `<script async src="${host}/rondo.js" data-key="${key}"></script>`,
      },
      {
        name: 'After they sign in',
        code: `<script>
  window.rondo = window.rondo || []
  rondo.push(['identify', 'user-7', { name: 'Ada Lovelace', email: 'ada@lovelace.example' }])
  // The company, account or workspace that they belong to, if there is one:
  rondo.push(['group', 'cycles', { name: 'Cleo Cycles' }])
  // Key actions in your product:
  rondo.push(['track', 'Mailing Sent'])
</script>`,
      },
    ],
  }
}

function inNode(host: string, key: string): Snippet {
  return {
    value: 'node',
    label: 'Node',
    how: 'For what happens on your server. Nothing is lost if Rondo is briefly unavailable.',
    parts: [
      {
        name: 'npm install @rondo/sdk',
        code: `import { Rondo } from '@rondo/sdk/node'

const rondo = new Rondo({ host: '${host}', key: '${key}' })

rondo.identify({ userId: 'user-7', traits: { email: 'ada@lovelace.example' } })
rondo.group({ userId: 'user-7', groupId: 'cycles', traits: { name: 'Cleo Cycles' } })
rondo.track({ userId: 'user-7', event: 'Mailing Sent' })`,
      },
    ],
  }
}

function withSegment(host: string, key: string): Snippet {
  const protocol = host.startsWith('http:') ? 'http' : 'https'
  return {
    value: 'segment',
    label: 'Segment',
    how: 'Already using Segment? Keep every call as it is and set the host.',
    parts: [
      {
        name: '@segment/analytics-node',
        code: `const analytics = new Analytics({ writeKey: '${key}', host: '${host}' })`,
      },
      {
        name: '@segment/analytics-next, in the browser',
        // With these settings it asks nobody else for any, and takes the key from here alone.
        code: `const rondo = { apiKey: '${key}', apiHost: '${host.replace(/^https?:\/\//, '')}/v1', protocol: '${protocol}' }
const analytics = AnalyticsBrowser.load({
  writeKey: rondo.apiKey,
  cdnSettings: { integrations: { 'Segment.io': rondo } },
})`,
      },
    ],
  }
}

function withRudderStack(host: string, key: string): Snippet {
  return {
    value: 'rudderstack',
    label: 'RudderStack',
    how: 'Already using RudderStack? Keep every call as it is and set the data plane URL, without a path.',
    parts: [
      {
        name: '@rudderstack/rudder-sdk-node',
        code: `const analytics = new Analytics('${key}', { dataPlaneUrl: '${host}' })`,
      },
    ],
  }
}

/**
 * The code snippets for each platform, ready to copy.
 *
 * @param host where Rondo is, as `https://rondo.example`
 * @example snippetsFor('https://rondo.example', 'rk_1')[0].parts[0].code
 *   // '<script async src="https://rondo.example/rondo.js" data-key="rk_1"></script>'
 */
export function snippetsFor(host: string, key: string): Snippet[] {
  return [inBrowser, inNode, withSegment, withRudderStack].map((snippet) => snippet(host, key))
}
