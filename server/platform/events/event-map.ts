/**
 * Every event by name, with what it carries. Each module adds its own in its `events.ts`, so that a misspelt name or a
 * wrong payload does not compile.
 */
// oxlint-disable-next-line typescript/no-empty-object-type, typescript/no-empty-interface
export interface EventMap {}

export type EventName = keyof EventMap
