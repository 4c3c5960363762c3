import { Steps } from '../../../ui/navigation/Steps.tsx'

const STAGES = ['Choose', 'Look over', 'Try', 'Write'] as const

/** The stage that an import has reached. */
export function Stages({ current }: { current: number }) {
  return <Steps label="Bringing in a file" steps={STAGES} current={current} />
}
