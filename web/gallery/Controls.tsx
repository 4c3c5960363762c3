import { useState } from 'react'
import { Button } from '../../ui/form/Button.tsx'
import { Checkbox } from '../../ui/form/Checkbox.tsx'
import { Combobox } from '../../ui/form/Combobox.tsx'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Field } from '../../ui/form/Field.tsx'
import { Menu } from '../../ui/navigation/Menu.tsx'
import { RadioCards } from '../../ui/form/RadioCards.tsx'
import { Select } from '../../ui/form/Select.tsx'
import { Switch } from '../../ui/form/Switch.tsx'
import { TextInput } from '../../ui/form/TextInput.tsx'
import { useToast } from '../../ui/message/Toast.tsx'
import { Tooltip } from '../../ui/message/Tooltip.tsx'
import { useTheme } from '../../ui/theme/useTheme.ts'

const zones = ['Europe/Zurich', 'Europe/Amsterdam', 'Europe/Lisbon', 'Asia/Tokyo'].map((zone) => ({
  value: zone,
  label: zone,
}))
const weeks = [
  { value: 'mon', label: 'Monday' },
  { value: 'sun', label: 'Sunday', note: 'As in the United States' },
]
const sources = [
  {
    value: 'shop',
    label: 'A file from your shop',
    note: 'Shopify, WooCommerce and others are recognised by their headers',
  },
  { value: 'own', label: 'A table of your own', note: 'You choose what each column contains' },
  { value: 'api', label: 'By API', note: 'With a key, order by order' },
]
const entries = [
  [
    { label: 'Log a call', keys: 'l' },
    { label: 'Write a note', keys: 'n' },
  ],
  [{ label: 'Erase this customer', harm: true }],
]

function Buttons() {
  const say = useToast()
  const [open, setOpen] = useState(false)
  const { theme, choose } = useTheme()
  const undo = () => say({ title: 'The call is open again' })
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Tooltip label="Log this call" keys="l">
        <Button
          kind="primary"
          onClick={() => say({ title: 'The call is logged', description: 'Mara V., just now', undo })}
        >
          Log the call
        </Button>
      </Tooltip>
      <Button onClick={() => setOpen(true)}>Send the email</Button>
      <Button kind="quiet">See the evidence</Button>
      <Button kind="harm">Erase</Button>
      <Button kind="primary" busy>
        Saving
      </Button>
      <Button disabled>Nothing to save</Button>
      <Menu trigger={<Button>More</Button>} groups={entries} align="start" />
      <Button onClick={() => choose(theme === 'dark' ? 'light' : 'dark')}>Change the theme</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Send the email to 412 customers?"
        description="It goes out once, over the next hour. You can stop it until then."
        actions={
          <>
            <Button onClick={() => setOpen(false)}>Not yet</Button>
            <Button kind="primary" onClick={() => setOpen(false)}>
              Send the email
            </Button>
          </>
        }
      />
    </div>
  )
}

export function Controls() {
  const [zone, setZone] = useState<string | null>('Europe/Zurich')
  const [week, setWeek] = useState('mon')
  const [source, setSource] = useState('shop')
  const [on, setOn] = useState(true)
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <Buttons />
      <Field
        label="Name of the company"
        hint="The name your customers know you by; it appears in every email."
      >
        <TextInput placeholder="Kaffeerösterei Lohmann" />
      </Field>
      <Field
        label="Reply address"
        error="“mara@lohmann” has no ending. Write it whole, as in mara@lohmann.example."
      >
        <TextInput defaultValue="mara@lohmann" type="email" />
      </Field>
      <Field label="Time zone">
        <Combobox choices={zones} value={zone} onChange={setZone} />
      </Field>
      <Field label="The week begins on" group>
        <Select choices={weeks} value={week} onChange={setWeek} />
      </Field>
      <RadioCards
        label="Where do your orders come from?"
        cards={sources}
        value={source}
        onChange={setSource}
      />
      <div>
        <Switch label="Weekly email" hint="Every Monday at 7:00" checked={on} onChange={setOn} />
        <Checkbox label="Only customers with an open goal" checked={on} onChange={setOn} />
        <Checkbox label="All 1,200 on this page" checked={false} indeterminate onChange={setOn} />
      </div>
    </div>
  )
}
