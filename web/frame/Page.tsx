import { useEffect } from 'react'
import type { ReactNode } from 'react'

/** One page: its name as the title of the document and as the heading that takes the focus on arrival. */
export function Page(props: {
  title: string
  /** One sentence under the heading. */
  lead?: ReactNode
  /** The one obvious next action, and at most one more. */
  actions?: ReactNode
  children: ReactNode
}) {
  const { title, lead, actions, children } = props
  useEffect(() => {
    document.title = `${title} · Rondo`
  }, [title])
  return (
    <>
      <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 tabIndex={-1} className="text-page font-semibold tracking-tight">
            {title}
          </h1>
          {lead && <p className="mt-1 max-w-[70ch] text-read text-soft">{lead}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </header>
      {children}
    </>
  )
}
