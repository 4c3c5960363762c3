import { useQuery } from '@tanstack/react-query'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { Button, buttonClasses } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { LoadingPanel } from '../LoadingPanel.tsx'
import { useDialog } from '../../../ui/dialog/useDialog.ts'
import { sampleQuery } from '../queries.ts'
import { RemoveSample } from './RemoveSample.tsx'
import { useSample } from './useSample.ts'

/** The setting to load or remove the sample company. */
export function Sample() {
  const query = useQuery(sampleQuery)
  const { load } = useSample()
  const { error } = load
  const removing = useDialog()
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
                <Button kind="harm" onClick={removing.ask}>
                  Remove the sample company
                </Button>
              </>
            ) : (
              <Button kind="primary" busy={load.isPending} onClick={() => load.mutate()}>
                Load the sample company
              </Button>
            )}
          </div>
          <RemoveSample key={removing.at} open={removing.open} onClose={removing.close} />
        </div>
      )}
    </LoadingPanel>
  )
}
