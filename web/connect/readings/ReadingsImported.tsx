import { Undo2 } from 'lucide-react'
import { use } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import type { ReadingsFileResult } from './send.ts'
import { ReadingsRejects } from './ReadingsRejects.tsx'
import { formatReadingCount } from './sentences.ts'
import type { ReadingsFileState } from './useReadingsFile.ts'

/** The result of the import, with an undo button. */
export function ReadingsImported(props: { answer: ReadingsFileResult; undo: ReadingsFileState['undo'] }) {
  const { answer, undo } = props
  const { batchId, counts } = answer
  const locale = use(LocaleContext)
  if (undo.isSuccess) return <Callout title="Taken back">The readings of this file are away again.</Callout>
  return (
    <>
      {undo.error && (
        <Callout tone="harm" title="It was not taken back">
          {undo.error.message}
        </Callout>
      )}
      <Callout
        tone="good"
        title={`${formatReadingCount(counts.told, locale)} ${counts.told === 1 ? 'is' : 'are'} taken`}
        action={
          batchId !== null && (
            <Button
              size="small"
              icon={<Undo2 size={15} aria-hidden />}
              busy={undo.isPending}
              onClick={() => undo.mutate(batchId)}
            >
              Undo
            </Button>
          )
        }
      >
        The goals follow them. The file can be taken back later too, under Settings, Metrics.
      </Callout>
      <ReadingsRejects answer={answer} />
    </>
  )
}
