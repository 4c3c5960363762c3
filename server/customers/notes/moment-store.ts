import { sql } from 'kysely'
import type { MomentSource } from '../../platform/modules/moment.ts'
import type { Note } from '../schema.ts'

export type NoteMoment = Pick<Note, 'id' | 'kind' | 'words' | 'author'>

export const noteMoments: MomentSource = {
  kind: 'notes',
  select: ({ customerId, timeZone }) => sql`
    select 'note ' || id as key, (written_at at time zone ${timeZone})::date as day, 1 as place, written_at as at,
           jsonb_build_object('id', id, 'kind', kind, 'words', words, 'author', author) as detail
    from note where customer_id = ${customerId} and deleted_at is null
  `,
}
