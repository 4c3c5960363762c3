import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../ui/form/Button.tsx'
import { sampleQuery } from '../queries.ts'
import { useSample } from './Sample.tsx'

/** Warns on every page that sample data is loaded, with a button to remove it. */
export function SampleBanner() {
  const { data } = useQuery(sampleQuery)
  const { remove } = useSample()
  if (!data?.loaded) return null
  return (
    <aside
      aria-label="Sample company"
      className="mx-auto flex w-full max-w-[1184px] flex-wrap items-center gap-x-4 gap-y-1 px-4 pb-2 sm:px-8"
    >
      <p className="flex-1 basis-64 border-s-3 border-s-amber bg-amber-soft px-3 py-1.5 text-small">
        The sample company is loaded, so not everything you see is your own data.
        {remove.error && <span className="block font-medium text-brick">{remove.error.message}</span>}
      </p>
      <Button size="small" busy={remove.isPending} onClick={() => remove.mutate()}>
        Remove it
      </Button>
    </aside>
  )
}
