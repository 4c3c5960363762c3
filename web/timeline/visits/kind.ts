import type { VisitMoment } from '../../../server/customers/portal/visits/moment-store.ts'
import type { MomentKind } from '../moment.ts'
import { VisitLine } from './VisitLine.tsx'

export const visitsKind: MomentKind<VisitMoment> = {
  label: 'Visits',
  empty: 'Nobody there has opened the customer page yet. Invite someone here.',
  Line: VisitLine,
}
