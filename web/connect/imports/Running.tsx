import { useEffect, useState } from 'react'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Progress } from '../../../ui/message/Progress.tsx'
import { paceOf } from './pace.ts'
import type { ImportOnPage } from './queries.ts'

const TICK_MS = 500
const QUIET_AFTER_SECONDS = 20

const LABELS = { staging: 'Checking the file', applying: 'Writing', undoing: 'Undoing it' } as const

/** Seconds since the last heartbeat, measured in the browser because its clock may differ from the server's. */
function useSilence(beat: string | null): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const since = Date.now()
    const clock = setInterval(() => setSeconds(Math.floor((Date.now() - since) / 1000)), TICK_MS)
    return () => clearInterval(clock)
  }, [beat])
  return seconds
}

/** A running import: progress, speed, time left and the worker's heartbeat. */
export function Running({ file }: { file: ImportOnPage }) {
  const { status, phase, heartbeatAt } = file
  const silence = useSilence(heartbeatAt)
  const { rows, total, perSecond } = paceOf(file)
  const label = LABELS[status as keyof typeof LABELS] ?? 'Working'
  const sign = silence < 2 ? 'worker active just now' : `worker last active ${silence} s ago`
  return (
    <div className="flex min-h-52 flex-col justify-center gap-5 rounded-corner border px-4 py-6 sm:px-8">
      <Progress
        label={phase && phase !== label ? `${label}: ${phase.toLowerCase()}` : label}
        done={rows}
        total={total}
        about
        perSecond={perSecond}
        sign={sign}
      />
      {silence >= QUIET_AFTER_SECONDS ? (
        <Callout tone="attention" title={`No progress for ${silence} seconds`}>
          A long database step can look like this. If the worker was stopped, Rondo resumes the import by
          itself; nothing is saved halfway.
        </Callout>
      ) : (
        <p className="text-soft">
          You can leave this page: the import continues, and you find it under Imports.
        </p>
      )}
    </div>
  )
}
