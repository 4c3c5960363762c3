import type { ReactNode } from 'react'

/** Says what will be shown here, why, and offers the action to get there. `second` is a secondary action. */
export function EmptyState(props: { title: string; why: ReactNode; action?: ReactNode; second?: ReactNode }) {
  const { title, why, action, second } = props
  return (
    <div className="flex max-w-[58ch] flex-col items-start gap-2 py-8">
      <h2 className="text-title font-semibold">{title}</h2>
      <p className="text-read text-soft">{why}</p>
      {(action || second) && (
        <div className="mt-3 flex flex-wrap items-center gap-2">
          {action}
          {second}
        </div>
      )}
    </div>
  )
}
