import { FileUp } from 'lucide-react'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { buttonClasses } from '../../../ui/form/Button.tsx'

/** Starts the import of a file of readings of one customer. */
export function ReadingsFileButton({ customer: { id } }: { customer: { id: number } }) {
  return (
    <Anchor href={`/imports/new?kind=readings&customer=${id}`} className={buttonClasses('quiet', 'small')}>
      <FileUp size={15} aria-hidden />
      Readings from a file
    </Anchor>
  )
}
