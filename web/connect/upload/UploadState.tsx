import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Progress } from '../../../ui/message/Progress.tsx'
import { describeKept } from '../imports/sentences.ts'
import type { Upload } from './useUpload.ts'

const KILO = 1000

function Sending({ upload: { filename, sent, stop } }: { upload: Upload }) {
  const total = sent ? Math.max(1, Math.round(sent.of / KILO)) : null
  const done = sent ? Math.round(sent.bytes / KILO) : 0
  const isThere = sent !== null && sent.bytes >= sent.of
  return (
    <div className="flex min-h-52 flex-col justify-center gap-4 rounded-corner border px-4 py-6 sm:px-8">
      <Progress
        label={isThere ? `Looking at ${filename}` : `Sending ${filename}`}
        done={done}
        total={total}
        unit="kB"
      />
      <div>
        <Button onClick={stop}>Stop the upload</Button>
      </div>
    </div>
  )
}

/** The progress of an upload, or why it failed. */
export function UploadState({ upload }: { upload: Upload }) {
  const { error, filename, isSending } = upload
  if (isSending) return <Sending upload={upload} />
  if (!error) return null
  return (
    <Callout tone="harm" title={`${filename} was not uploaded`}>
      {error.message} {describeKept(error)}
    </Callout>
  )
}
