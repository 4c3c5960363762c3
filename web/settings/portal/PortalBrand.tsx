import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Field } from '../../../ui/form/Field.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { rondo } from '../../client/rondo.ts'
import { LoadingPanel } from '../LoadingPanel.tsx'
import { BrandLogo } from './BrandLogo.tsx'
import { BrandPreview } from './BrandPreview.tsx'
import { brandQuery } from './queries.ts'
import type { Brand, BrandChange } from './queries.ts'
import { Saved } from '../Saved.tsx'

const isColour = (text: string) => /^#[0-9a-f]{6}$/i.test(text)

interface ColourProps {
  value: string
  onChange: (colour: string) => void
  onSave: () => void
}

/** Chosen from the picker or typed. */
function ColourField({ value, onChange, onSave }: ColourProps) {
  return (
    <Field
      label="Brand colour"
      hint="For buttons and charts. It is made lighter or darker where it would be hard to read."
      error={isColour(value) ? null : `“${value}” is not a colour; it should look like #0f5c5c.`}
    >
      <div className="flex items-center gap-2">
        <input
          type="color"
          aria-label="Choose the colour"
          value={isColour(value) ? value : '#000000'}
          onChange={({ target }) => onChange(target.value)}
          onBlur={onSave}
          className="h-9 w-12 shrink-0 cursor-pointer rounded-corner border border-strong bg-raised p-1 pointer-coarse:h-11"
        />
        <TextInput value={value} maxLength={7} autoComplete="off" onValueChange={onChange} onBlur={onSave} />
      </div>
    </Field>
  )
}

function useSaveBrand() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: BrandChange) => rondo.portal.changeLook(change),
    onSuccess: () => client.invalidateQueries({ queryKey: brandQuery.queryKey }),
  })
}

function Form({ look }: { look: Brand }) {
  const save = useSaveBrand()
  const [colour, setColour] = useState(look.colour)
  const [greeting, setGreeting] = useState(look.greeting)
  const saveColour = () => isColour(colour) && colour !== look.colour && save.mutate({ colour })
  const saveGreeting = () => greeting.trim() !== look.greeting && save.mutate({ greeting: greeting.trim() })
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,28rem)_minmax(0,1fr)]">
      <div className="flex flex-col gap-5">
        <ColourField value={colour} onChange={setColour} onSave={saveColour} />
        <BrandLogo logoUrl={look.logoUrl} busy={save.isPending} onLogo={(logo) => save.mutate({ logo })} />
        <Field label="Greeting" hint="Shown above their goals.">
          <TextInput
            render={<textarea rows={3} />}
            maxLength={500}
            value={greeting}
            onValueChange={setGreeting}
            onBlur={saveGreeting}
          />
        </Field>
        <Saved done={save.isSuccess} error={save.error} />
      </div>
      <BrandPreview
        colour={isColour(colour) ? colour : look.colour}
        greeting={greeting}
        logoUrl={look.logoUrl}
      />
    </div>
  )
}

/** Colour, logo and greeting of the customer portal. */
export function PortalBrand() {
  const query = useQuery(brandQuery)
  return <LoadingPanel query={query}>{(look) => <Form look={look} />}</LoadingPanel>
}
