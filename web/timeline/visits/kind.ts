import type { VisitMoment } from '../../../server/customers/portal/visits/moment-store.ts'
import type { MomentKind } from '../moment.ts'
import { VisitLine } from './VisitLine.tsx'

export const visitsKind: MomentKind<VisitMoment> = {
  label: 'Visits',
  empty: 'Nobody of theirs has been on their page yet. Invite somebody beside.',
  Line: VisitLine,
}
