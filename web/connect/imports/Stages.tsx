import { Steps } from '../../../ui/navigation/Steps.tsx'

const STAGES = ['Choose', 'Look over', 'Try', 'Write'] as const

/** Where an import stands. */
export function Stages({ current }: { current: number }) {
  return <Steps label="Bringing in a file" steps={STAGES} current={current} />
}
