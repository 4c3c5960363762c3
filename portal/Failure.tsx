import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'

/** A message about what failed and what was saved, next to where it was tried. */
export function Failure({
  title,
  children,
  action,
}: {
  title: string
  children: ReactNode
  action?: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // In braces: newer browsers return a promise here, which React would call as a clean-up function.
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div
      ref={box}
      role="alert"
      className="flex flex-wrap items-center justify-between gap-3 rounded-corner border-s-3 border-s-brick bg-brick-soft px-4 py-3"
    >
      <div className="min-w-0 flex-1 basis-52">
        <p className="font-medium">{title}</p>
        <p>{children}</p>
      </div>
      {action}
    </div>
  )
}
