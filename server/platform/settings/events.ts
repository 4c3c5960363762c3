import type { Settings } from './settings.ts'

declare module '../events/event-map.ts' {
  interface EventMap {
    'settings.changed': { before: Settings; after: Settings }
  }
}
