import { useQuery } from '@tanstack/react-query'
import { Share } from '../../../ui/number/Num.tsx'
import { QueryFailed } from '../../../ui/panel/PanelStates.tsx'
import { Missing } from './Missing.tsx'
import { Judgements } from './Judgements.tsx'
import { successQuery } from './queries.ts'
import type { CustomerSuccess, SuccessInput } from './queries.ts'

function InputLine({ input, isWorst }: { input: SuccessInput; isWorst: boolean }) {
  const { label, value, weight, sentence } = input
  return (
    <li className="border-b py-2">
      <span className="flex items-baseline justify-between gap-3">
        <span>
          <span className="font-medium">{label}</span>
          {isWorst && <span className="text-amber"> · lowest part</span>}
        </span>
        <span className="shrink-0">
          <Share value={value} />{' '}
          <span className="text-small text-soft">
            × <Share value={weight} />
          </span>
        </span>
      </span>
      <span className="block text-small text-soft">{sentence}</span>
    </li>
  )
}

const STATES = {
  'as usual': 'As usual',
  overdue: 'Overdue',
  low: 'Low',
} as const

/** The state by the customer's own rhythm, where there is no number. */
function State({ basis }: { basis: CustomerSuccess['basis'] }) {
  return (
    <>
      <p className="text-read">
        {basis.state ? STATES[basis.state] : 'Not known yet'}
        <span className="text-soft"> · no score</span>
      </p>
      <p className="text-small text-soft">
        {basis.sentence} {basis.missing.length > 0 && <Missing missing={basis.missing} />}
      </p>
    </>
  )
}

function Score({ success }: { success: CustomerSuccess }) {
  const { score, basis, inputs, worst } = success
  if (score === null) return <State basis={basis} />
  const named = inputs.find(({ name }) => name === worst)
  return (
    <>
      <p className="text-read">
        {score} of 100{named ? `, lowest on ${named.label.toLowerCase()}` : ''}.
      </p>
      <ul className="m-0 list-none p-0">
        {inputs.map((input) => (
          <InputLine key={input.name} input={input} isWorst={input.name === worst} />
        ))}
      </ul>
      <p className="mt-2 text-small text-soft">
        Based on: {basis.sentence} {basis.missing.length > 0 && <Missing missing={basis.missing} />}
      </p>
    </>
  )
}

/** The success score with its inputs, and the team's judgement beside it. */
export function Success({ customerId }: { customerId: number }) {
  const query = useQuery(successQuery(customerId))
  return (
    <section aria-label="Success">
      <h2 className="mb-1 text-small font-medium text-soft">Success</h2>
      {query.error && <QueryFailed query={query} kept={query.data !== undefined} />}
      {query.data && (
        <>
          <Score success={query.data} />
          <Judgements customerId={customerId} latest={query.data.judgement} />
        </>
      )}
    </section>
  )
}
