import type { Goals } from './queries.ts'

/** A goal as the customer sees it, with its readings, milestones and comments. */
export type Goal = Goals[number]
export type Reading = Goal['series'][number]
export type Milestone = Goal['milestones'][number]
export type Comment = Goal['comments'][number]
export type Unit = Goal['metric']['unit']
