import { useEffect } from 'react'
import type { ReactNode } from 'react'

/** A page outside the frame, for people who are not signed in yet. */
export function EntryPage(props: { title: string; lead?: ReactNode; head?: ReactNode; children: ReactNode }) {
  const { title, lead, head, children } = props
  useEffect(() => {
    document.title = `${title} · Rondo`
  }, [title])
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-6 px-4 py-10">
      <div className="flex items-center gap-3">
        <img src="/icon.svg" alt="" width={32} height={32} />
        <span className="font-serif text-page tracking-tight">Rondo</span>
      </div>
      {head}
      <div>
        <h1 tabIndex={-1} className="text-title font-semibold">
          {title}
        </h1>
        {lead && <p className="mt-1 text-read text-soft">{lead}</p>}
      </div>
      {children}
    </main>
  )
}
