import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { rondo } from '../../rondo.ts'
import { takeFile, tryFile } from './sendReadings.ts'
import type { ToldFile } from './sendReadings.ts'
import { useTelling } from './useTelling.ts'

type Held = ToldFile & {
  /** Tells one file from the next, also one of the same name. */
  at: number
}

/** Tries a file whenever something else is said of it; the answer before stays to be seen meanwhile. */
function useTried(customerId: number, held: Held | null) {
  return useQuery({
    queryKey: ['tried readings', customerId, held?.at, held?.metric, held?.dates, held?.zone],
    queryFn: ({ signal }) => (held ? tryFile(customerId, held, signal) : null),
    enabled: held !== null,
    placeholderData: (last, query) => (query?.queryKey[2] === held?.at ? last : undefined),
    networkMode: 'always',
    retry: false,
    refetchOnWindowFocus: false,
    staleTime: Infinity,
    gcTime: 0,
  })
}

/** A file of readings on its way: tried, taken, taken back. */
export function useReadingsFile(customerId: number) {
  const [held, setHeld] = useState<Held | null>(null)
  const files = useRef(0)
  const tried = useTried(customerId, held)
  const take = useTelling(customerId, (told: ToldFile) => takeFile(customerId, told))
  const undo = useTelling(customerId, (id: number) => rondo.goals.undoBatch({ id }))
  return {
    held,
    tried,
    take,
    undo,
    choose(file: File) {
      take.reset()
      files.current += 1
      setHeld({ file, at: files.current, metric: null, dates: null, zone: null })
    },
    say: (more: Partial<Omit<ToldFile, 'file'>>) => setHeld((last) => last && { ...last, ...more }),
    drop() {
      take.reset()
      setHeld(null)
    },
  }
}
export type ReadingsFileOnWay = ReturnType<typeof useReadingsFile>
