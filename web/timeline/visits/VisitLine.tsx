import { DoorOpen } from 'lucide-react'
import type { VisitMoment } from '../../../server/customers/portal/visits/moment-store.ts'
import { Line } from '../Line.tsx'
import type { MomentProps } from '../moment.ts'
import { describeVisit } from './describeVisit.ts'

export function VisitLine({ moment: { day, detail: visit }, isSameDay }: MomentProps<VisitMoment>) {
  return (
    <Line day={day} isSameDay={isSameDay} icon={DoorOpen} sort="On their page:">
      {visit.email} <span className="text-soft">{describeVisit(visit)}</span>
    </Line>
  )
}
