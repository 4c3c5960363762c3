import type { Settings } from './schema.ts'

declare module '../events/event-map.ts' {
  interface EventMap {
    'settings.changed': { before: Settings; after: Settings }
  }
}
