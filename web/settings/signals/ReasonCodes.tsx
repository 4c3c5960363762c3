import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Field } from '../../../ui/form/Field.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { rondo } from '../../client/rondo.ts'
import { codesQuery } from '../../signals/queries.ts'
import type { Code } from '../../signals/queries.ts'
import { LoadingPanel } from '../LoadingPanel.tsx'

function CodeLine(props: { code: Code; verb: string; busy: boolean; onChange: () => void }) {
  const { code, verb, busy, onChange } = props
  return (
    <li className="flex items-center justify-between gap-4 border-b py-1.5">
      <span className={code.isRetired ? 'text-soft' : ''}>{code.label}</span>
      <Button
        kind="quiet"
        size="small"
        className="-me-2.5"
        busy={busy}
        aria-label={`${verb}: ${code.label}`}
        onClick={onChange}
      >
        {verb}
      </Button>
    </li>
  )
}

function useCodes() {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: codesQuery.queryKey })
  const add = useMutation({ mutationFn: (label: string) => rondo.signals.addCode({ label }), onSuccess })
  const retire = useMutation({ mutationFn: (code: string) => rondo.signals.retireCode({ code }), onSuccess })
  return { add, retire }
}

function NewCode({ busy, onAdd }: { busy: boolean; onAdd: (label: string) => Promise<unknown> }) {
  const [label, setLabel] = useState('')
  async function submit(event: FormEvent) {
    event.preventDefault()
    // The text stays until it is saved.
    await onAdd(label.trim()).then(
      () => setLabel(''),
      () => {},
    )
  }
  return (
    <form onSubmit={submit} className="flex items-end gap-2">
      <div className="flex-1">
        <Field label="Another reason">
          <TextInput required maxLength={100} value={label} onValueChange={setLabel} autoComplete="off" />
        </Field>
      </div>
      <Button type="submit" busy={busy}>
        Add
      </Button>
    </form>
  )
}

function Lists({ codes }: { codes: readonly Code[] }) {
  const { add, retire } = useCodes()
  const error = add.error ?? retire.error
  const retired = codes.filter(({ isRetired }) => isRetired)
  return (
    <div className="flex flex-col gap-4">
      <ul className="border-t">
        {codes
          .filter(({ isRetired }) => !isRetired)
          .map((code) => (
            <CodeLine
              key={code.code}
              code={code}
              verb="Retire"
              busy={retire.isPending && retire.variables === code.code}
              onChange={() => retire.mutate(code.code)}
            />
          ))}
      </ul>
      {error && (
        <Callout tone="harm" title="That was not saved">
          {error.message}
        </Callout>
      )}
      <NewCode busy={add.isPending} onAdd={add.mutateAsync} />
      {retired.length > 0 && (
        <details>
          <summary className="py-1.5 text-soft pointer-coarse:py-3">{retired.length} retired</summary>
          <ul className="border-t">
            {retired.map((code) => (
              <CodeLine
                key={code.code}
                code={code}
                verb="Restore"
                busy={add.isPending && add.variables === code.label}
                onChange={() => add.mutate(code.label)}
              />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

/** The reasons that the team can choose from. */
export function ReasonCodes() {
  const query = useQuery(codesQuery)
  return (
    <section aria-labelledby="codes" className="mt-6 flex max-w-[62ch] flex-col gap-2 border-t pt-6">
      <h2 id="codes" className="text-read font-semibold">
        Reasons
      </h2>
      <p className="text-soft">
        The reasons you can choose when you resolve an item. A retired reason stays where it was used but is
        no longer offered.
      </p>
      <LoadingPanel query={query}>{(codes) => <Lists codes={codes} />}</LoadingPanel>
    </section>
  )
}
