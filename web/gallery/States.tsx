import { useState } from 'react'
import { Ago } from '../../ui/date/Ago.tsx'
import { Button } from '../../ui/form/Button.tsx'
import { Callout } from '../../ui/message/Callout.tsx'
import { Chip } from '../../ui/message/Chip.tsx'
import { DateTime } from '../../ui/date/DateTime.tsx'
import { Estimate } from '../../ui/number/Estimate.tsx'
import { FileDrop } from '../../ui/form/FileDrop.tsx'
import { Money } from '../../ui/number/Money.tsx'
import { Num, Share } from '../../ui/number/Num.tsx'
import { Progress } from '../../ui/message/Progress.tsx'
import { Steps } from '../../ui/navigation/Steps.tsx'
import { DAY_MS } from '../../values/days.ts'

const then = new Date(Date.now() - 3 * DAY_MS)

export function States() {
  const [file, setFile] = useState<string | null>(null)
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <Steps label="Import" steps={['Choose a file', 'Match the columns', 'Try it', 'Import']} current={1} />
      <FileDrop
        label={file ?? 'Drop a file of orders here'}
        hint="CSV or TSV, up to 2 GB. You can also paste rows copied from a spreadsheet."
        accept=".csv,.tsv,.txt"
        onFile={({ name }) => setFile(name)}
      />
      <Progress
        label="Importing orders.csv"
        done={248_300}
        total={541_909}
        perSecond={21_400}
        sign="worker seen 2 seconds ago"
      />
      <Progress label="Reading" done={12_000} total={null} />
      <Callout title="You are looking at the sample company" action={<Button size="small">Leave it</Button>}>
        Nothing here is included in exports, emails or webhooks.
      </Callout>
      <Callout tone="good" title="541,909 rows are in" />
      <Callout tone="attention" title="1,454 rows have no customer">
        They are listed separately and do not count.
      </Callout>
      <Callout tone="harm" title="Line 4,112 could not be read">
        The date “31.02.2026” does not exist. All lines before it are saved; correct the line and import the
        file again.
      </Callout>
      <p className="flex flex-wrap gap-2">
        <Chip>on its way</Chip>
        <Chip tone="good">thriving</Chip>
        <Chip tone="attention">quiet for 13 days</Chip>
        <Chip tone="harm">open case</Chip>
        <Chip tone="accent" onRemove={() => undefined} removeLabel="Remove Leith">
          From: Leith
        </Chip>
      </p>
      <p className="text-read">
        Since <DateTime at={then} /> (<Ago at={then} />) <Num value={2845} /> customers, or{' '}
        <Share value={0.656} />, spent <Money minor={123_456_789n} currency="EUR" />; exactly{' '}
        <Estimate value={0.656} low={0.642} high={0.67} n={4338} />.
      </p>
    </div>
  )
}
