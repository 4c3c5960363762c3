import { sql } from 'kysely'
import { actorName, type Scope } from '../scope/scope.ts'

export type Event = { name: string; payload: Record<string, unknown> }

/** What a later module does when an earlier one has news. */
export type EventHandlers = {
  /** In the transaction of the news itself: facts must never disagree, not even for a moment. */
  atOnce?: Record<string, (scope: Scope, payload: never) => Promise<void>>
}

export type EventBus = {
  emit: (scope: Scope, name: string, payload: Record<string, unknown>) => Promise<void>
}

/** News goes up the order of modules: written down and answered in the transaction that made it. */
export function openEventBus(modules: EventHandlers[]): EventBus {
  return {
    async emit(scope, name, payload) {
      await sql`
        insert into event (name, payload, actor, occurred_at)
        values (${name}, ${JSON.stringify(payload)}::jsonb, ${actorName(scope.actor)}, ${scope.now})
      `.execute(scope.db)
      for (const module of modules) await module.atOnce?.[name]?.(scope, payload as never)
    },
  }
}
