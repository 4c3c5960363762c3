import { sql } from 'kysely'
import type { z } from 'zod'
import type { MomentSource } from '../../platform/modules/moment.ts'
import { noteSchema } from '../schema.ts'

const detail = noteSchema.omit({ writtenAt: true })
export type NoteMoment = z.output<typeof detail>

export const noteMoments: MomentSource = {
  kind: 'notes',
  detail,
  select: ({ customerId, timeZone }) => sql`
    select 'note ' || id as key, (written_at at time zone ${timeZone})::date as day, 1 as place, written_at as at,
           jsonb_build_object('id', id, 'kind', kind, 'text', text, 'author', author) as detail
    from note where customer_id = ${customerId} and deleted_at is null
  `,
}
