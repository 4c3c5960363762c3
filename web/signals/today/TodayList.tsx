import { lineKey } from '../actions/line-action.ts'
import { GROUPS } from '../labels.ts'
import type { Today } from '../queries.ts'
import { useDismissFailure } from '../actions/useSendAction.ts'
import type { Failure } from '../actions/useSendAction.ts'
import { useListActions } from '../actions/useListActions.tsx'
import { Refused, TodayLine } from './TodayLine.tsx'
import { linkOf, useLineKeys } from './useLineKeys.ts'

const ORDER = Object.keys(GROUPS) as (keyof typeof GROUPS)[]

/** The lines of the day in their groups: help, ask, thank. Each stays where it was first shown. */
export function TodayList(props: { lines: Today['lines']; failures: readonly Failure[] }) {
  const { lines, failures } = props
  const groups = ORDER.map((group) => ({ group, lines: lines.filter(({ section }) => section === group) }))
  const inOrder = groups.flatMap((group) => group.lines)
  const { begin, retry, dialog } = useListActions(inOrder, linkOf)
  const forget = useDismissFailure()
  const press = useLineKeys(inOrder, begin)
  const gone = failures.filter(({ key }) => !lines.some((line) => lineKey(line) === key))
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows between links; each link has its own name
    <div onKeyDown={press}>
      {gone.map((failure) => (
        <Refused key={failure.key} failure={failure} onForget={() => forget(failure)} />
      ))}
      {groups
        .filter((group) => group.lines.length > 0)
        .map(({ group, lines: some }) => (
          <section key={group} aria-labelledby={`group-${group}`} className="mt-6">
            <h2 id={`group-${group}`} className="mb-1.5 text-small font-medium text-soft">
              {GROUPS[group].title}
            </h2>
            <ul className="border-b">
              {some.map((line) => (
                <TodayLine
                  key={lineKey(line)}
                  line={line}
                  isFirst={line === inOrder[0]}
                  failure={failures.find(({ key }) => key === lineKey(line))}
                  onAsk={begin}
                  onAgain={retry}
                  onForget={forget}
                />
              ))}
            </ul>
          </section>
        ))}
      {dialog}
    </div>
  )
}
