import type { Scope } from '../scope/scope.ts'
import type { EventMap, EventName } from './event-map.ts'
import { insertEvent } from './store.ts'

/** What a module does when an event occurs, in the transaction of the event: facts must never disagree. */
export type EventHandlers = { [Name in EventName]?: (scope: Scope, payload: EventMap[Name]) => Promise<void> }

/**
 * Records events and calls their handlers in the order of the modules, in the transaction that emits them.
 *
 * @param handlers of every module, in the order of the modules
 */
export function openEventBus(handlers: readonly EventHandlers[]): Scope['events'] {
  return {
    async emit(scope, name, payload) {
      await insertEvent(scope, name, payload)
      for (const module of handlers) await module[name]?.(scope, payload)
    },
  }
}
