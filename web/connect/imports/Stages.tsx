import { Steps } from '../../../ui/navigation/Steps.tsx'

const STAGES = ['Choose', 'Review', 'Try', 'Write'] as const

/** The stage that an import has reached. */
export function Stages({ current }: { current: number }) {
  return <Steps label="Importing a file" steps={STAGES} current={current} />
}
