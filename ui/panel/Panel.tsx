import { useState } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import { Button } from '../form/Button.tsx'
import { QueryFailed, QueryLoading } from './PanelStates.tsx'
import type { QueryState } from './PanelStates.tsx'

export interface PanelProps<Answer> {
  title: string
  /** The target of links to it. */
  id?: string
  query: QueryState<Answer>
  /** The finding in one plain sentence with the numbers in it. */
  sentence: (answer: Answer) => ReactNode
  /** Said below the sentence, as a comparison. */
  aside?: ReactNode
  /** The height of the chart in pixels, reserved while it loads so that nothing moves. */
  height: number
  /** The same on a phone, where parts are stacked instead of side by side. */
  phoneHeight?: number
  chart: (answer: Answer) => ReactNode
  table?: ((answer: Answer) => ReactNode) | undefined
  isEmpty?: (answer: Answer) => boolean
  empty?: ReactNode
  /** How this is counted; collapsed under the chart. */
  method?: ReactNode
  actions?: ReactNode
}

function PanelContent<Answer>({ answer, panel }: { answer: Answer; panel: PanelProps<Answer> }) {
  const [shown, setShown] = useState(false)
  const { sentence, aside, chart: picture, table, method: counted } = panel
  return (
    <>
      <p className="max-w-[70ch] text-read text-pretty">{sentence(answer)}</p>
      {aside && <div className="mt-1 max-w-[70ch] text-soft text-pretty">{aside}</div>}
      <div className="mt-4 min-h-(--picture-phone) sm:min-h-(--picture)">{picture(answer)}</div>
      {(table || counted) && (
        <div className="mt-2 flex flex-wrap gap-x-5 print:hidden">
          {table && (
            <Button
              kind="quiet"
              size="small"
              className="-ms-2.5"
              aria-expanded={shown}
              onClick={() => setShown(!shown)}
            >
              {shown ? 'Hide the table' : 'Show the table'}
            </Button>
          )}
          {counted && (
            <details className="max-w-[70ch] text-small text-soft">
              <summary className="py-1.5 pointer-coarse:py-3">How this is counted</summary>
              <div className="pb-2">{counted}</div>
            </details>
          )}
        </div>
      )}
      {table && shown && <div className="mt-2">{table(answer)}</div>}
    </>
  )
}

/** A sentence, a chart and a table, with the loading, empty, stale and error states. */
export function Panel<Answer>(panel: PanelProps<Answer>) {
  const { title, id, query, height, phoneHeight = height, isEmpty, empty, actions } = panel
  const { data, error } = query
  return (
    <section
      id={id}
      aria-label={title}
      aria-busy={query.isFetching}
      className="scroll-mt-16 border-t py-6 first:border-t-0 first:pt-0"
      style={{ '--picture': `${height}px`, '--picture-phone': `${phoneHeight}px` } as CSSProperties}
    >
      <div className="mb-1 flex min-h-8 flex-wrap items-center justify-between gap-2">
        <h2 className="text-small font-medium text-soft">{title}</h2>
        {actions && <div className="flex flex-wrap gap-1">{actions}</div>}
      </div>
      {error && (
        <div className="mb-3">
          <QueryFailed query={query} kept={data !== undefined} />
        </div>
      )}
      {data === undefined && !error && <QueryLoading />}
      {data !== undefined && isEmpty?.(data) && empty}
      {data !== undefined && !isEmpty?.(data) && (
        <div className={query.isPlaceholderData ? 'opacity-60 transition-opacity' : ''}>
          <PanelContent answer={data} panel={panel} />
        </div>
      )}
    </section>
  )
}
