import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../ui/form/Button.tsx'
import { sampleQuery } from '../queries.ts'
import { lazy, Suspense } from 'react'
import { useDialog } from '../../../ui/dialog/useDialog.ts'

const RemoveSample = lazy(() => import('./RemoveSample.tsx').then((part) => ({ default: part.RemoveSample })))

/** Warns on every page that sample data is loaded, with a button to remove it. */
export function SampleBanner() {
  const { data } = useQuery(sampleQuery)
  const removing = useDialog()
  if (!data?.loaded) return null
  return (
    <aside
      aria-label="Sample company"
      className="mx-auto flex w-full max-w-[1184px] flex-wrap items-center gap-x-4 gap-y-1 px-4 pb-2 sm:px-8"
    >
      <p className="flex-1 basis-64 border-s-3 border-s-amber bg-amber-soft px-3 py-1.5 text-small">
        The sample company is loaded, so not everything you see is your own data.
      </p>
      <Button size="small" onClick={removing.ask}>
        Remove it
      </Button>
      {removing.at > 0 && (
        <Suspense>
          <RemoveSample key={removing.at} open={removing.open} onClose={removing.close} />
        </Suspense>
      )}
    </aside>
  )
}
