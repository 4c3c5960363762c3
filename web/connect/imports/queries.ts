import { queryOptions } from '@tanstack/react-query'
import { rondo } from '../../client/rondo.ts'

export type ImportOnPage = Awaited<ReturnType<typeof rondo.connect.look>>
export type ImportInList = Awaited<ReturnType<typeof rondo.connect.list>>[number]
export type Inspection = NonNullable<ImportOnPage['inspection']>
export type Counts = NonNullable<ImportOnPage['counts']>
export type RejectSummary = Awaited<ReturnType<typeof rondo.connect.rejects>>
/** The options that a user chooses for a file. */
export type PlanChange = Omit<Parameters<typeof rondo.connect.plan>[0], 'id'>

const LIVE_MS = 500
const LIST_MS = 2000

/** Whether a worker runs it, so that it should be refetched soon. */
export const isRunning = ({ status }: Pick<ImportInList, 'status'>) =>
  status === 'staging' || status === 'applying' || status === 'undoing'

/** Every import, latest first. */
export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: ({ signal }) => rondo.connect.list(undefined, { signal }),
  refetchInterval: ({ state }) => (state.data?.some(isRunning) ? LIST_MS : false),
})

/** One import with the inspection of its file; refetched every half second while a worker runs it. */
export const importQuery = (id: number) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => rondo.connect.look({ id }, { signal }),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? LIVE_MS : false),
  })

/** Why rows were rejected, and the first of them. `tried` is the time of the dry run. */
export const rejectsQuery = (id: number, tried: string | null) =>
  queryOptions({
    queryKey: ['imports', id, 'rejects', tried],
    queryFn: ({ signal }) => rondo.connect.rejects({ id, limit: 10 }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
