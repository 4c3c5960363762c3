import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { rondo } from '../../client/rondo.ts'
import { sendReadings, tryReadings } from './send.ts'
import type { ReadingsUpload } from './send.ts'
import { useGoalMutation } from '../../goals/customer/useGoalMutation.ts'

type HeldFile = ReadingsUpload & {
  /** Distinguishes files, even of the same name. */
  at: number
}

/** Repeats the dry run when an option changes; the last result stays visible meanwhile. */
function useDryRun(held: HeldFile | null) {
  return useQuery({
    queryKey: ['tried readings', held?.customerId, held?.at, held?.metric, held?.dates, held?.zone],
    queryFn: ({ signal }) => (held ? tryReadings(held, signal) : null),
    enabled: held !== null,
    placeholderData: (last, query) => (query?.queryKey[2] === held?.at ? last : undefined),
    networkMode: 'always',
    retry: false,
    refetchOnWindowFocus: false,
    staleTime: Infinity,
    gcTime: 0,
  })
}

/** A file of readings from the dry run to the undo. @param customerId null: of several customers */
export function useReadingsFile(customerId: number | null) {
  const [held, setHeld] = useState<HeldFile | null>(null)
  const files = useRef(0)
  const tried = useDryRun(held)
  const take = useGoalMutation(customerId, sendReadings)
  const undo = useGoalMutation(customerId, (id: number) => rondo.goals.undoBatch({ id }))
  return {
    held,
    tried,
    take,
    undo,
    choose(file: File) {
      take.reset()
      files.current += 1
      setHeld({ file, customerId, at: files.current, metric: null, dates: null, zone: null })
    },
    say: (more: Partial<Pick<ReadingsUpload, 'metric' | 'dates' | 'zone'>>) =>
      setHeld((last) => last && { ...last, ...more }),
    drop() {
      take.reset()
      setHeld(null)
    },
  }
}
export type ReadingsFileState = ReturnType<typeof useReadingsFile>
