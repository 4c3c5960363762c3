import { Download } from 'lucide-react'
import { Button } from '../../../ui/form/Button.tsx'
import { save } from '../../table/save.ts'
import type { SampleFile as Sample } from './samples.ts'

/** Saves a small file of the kind that is asked for, to be compared with one's own. */
export function SampleFile({ sample: { name, text } }: { sample: Sample }) {
  return (
    <Button
      kind="quiet"
      size="small"
      icon={<Download size={15} aria-hidden />}
      onClick={() => save(name, text)}
    >
      Download a sample file
    </Button>
  )
}
