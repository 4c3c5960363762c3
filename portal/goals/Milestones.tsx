import { Circle, CircleCheck } from 'lucide-react'
import { use } from 'react'
import { formatDay } from '../../ui/date/format.ts'
import { LocaleContext } from '../../ui/locale/LocaleContext.tsx'
import type { Milestone } from './goal.ts'

/** The milestones, reached and open. */
export function Milestones({ milestones }: { milestones: readonly Milestone[] }) {
  const locale = use(LocaleContext)
  if (milestones.length === 0) return null
  return (
    <ul className="flex flex-col gap-2" aria-label="Steps on the way">
      {milestones.map(({ id, title, dueOn, reachedOn }) => (
        <li key={id} className="flex gap-3">
          <span className={`mt-0.5 ${reachedOn ? 'text-moss' : 'text-soft'}`}>
            {reachedOn ? <CircleCheck size={22} aria-hidden /> : <Circle size={22} aria-hidden />}
          </span>
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {title}
            <span className="text-soft">
              {reachedOn
                ? ` · done on ${formatDay(reachedOn, locale)}`
                : dueOn
                  ? ` · by ${formatDay(dueOn, locale)}`
                  : ''}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
