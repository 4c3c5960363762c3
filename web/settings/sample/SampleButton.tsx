import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { use } from 'react'
import { Navigation } from '../../../ui/navigation/Anchor.tsx'
import { Button } from '../../../ui/form/Button.tsx'
import { rondo } from '../../client/rondo.ts'
import { sampleQuery } from '../queries.ts'

/** Loads the sample company and opens its data. */
export function SampleButton() {
  const client = useQueryClient()
  const go = use(Navigation)
  const { data: sample } = useQuery(sampleQuery)
  const load = useMutation({
    mutationFn: async () => {
      if (!sample?.loaded) await rondo.connect.loadSample()
    },
    async onSuccess() {
      await client.invalidateQueries()
      go?.('/insights')
    },
  })
  return (
    <>
      <Button kind="quiet" busy={load.isPending} onClick={() => load.mutate()}>
        See it with the sample company
      </Button>
      {load.error && (
        <p role="alert" className="w-full text-small font-medium text-brick">
          The sample company could not be loaded. {load.error.message}
        </p>
      )}
    </>
  )
}
