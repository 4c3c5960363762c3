import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { Button, buttonClasses } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { rondo } from '../../client/rondo.ts'
import { LoadingPanel } from '../LoadingPanel.tsx'
import { sampleQuery } from '../queries.ts'

/** Loads or removes the sample company; afterwards every page shows other numbers. */
export function useSample() {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries()
  const load = useMutation({ mutationFn: () => rondo.connect.loadSample(), onSuccess })
  const remove = useMutation({ mutationFn: () => rondo.connect.removeSample(), onSuccess })
  return { load, remove }
}

/** The setting to load or remove the sample company. */
export function Sample() {
  const query = useQuery(sampleQuery)
  const { load, remove } = useSample()
  const error = load.error ?? remove.error
  return (
    <LoadingPanel query={query}>
      {({ loaded }) => (
        <div className="flex max-w-[62ch] flex-col items-start gap-4">
          <p className="text-read">
            Morgenpost is a fictional email service. Its customers and orders show what Rondo will show about
            yours.{' '}
            {loaded
              ? 'It is loaded and counted together with everything else.'
              : 'While it is loaded, it is counted together with your own orders, and every page says so.'}
          </p>
          {error && (
            <Callout tone="harm" title="That did not work">
              {error.message}
            </Callout>
          )}
          <div className="flex flex-wrap gap-2">
            {loaded ? (
              <>
                <Anchor href="/insights" className={buttonClasses('primary')}>
                  See Insights
                </Anchor>
                <Button kind="harm" busy={remove.isPending} onClick={() => remove.mutate()}>
                  Remove the sample company
                </Button>
              </>
            ) : (
              <Button kind="primary" busy={load.isPending} onClick={() => load.mutate()}>
                Load the sample company
              </Button>
            )}
          </div>
        </div>
      )}
    </LoadingPanel>
  )
}
