import { formatCount } from '../../../values/count.ts'
import { useState } from 'react'
import { templates } from '../../../server/goals/templates/catalogue.ts'
import type { Template } from '../../../server/goals/templates/catalogue.ts'
import { Field } from '../../../ui/form/Field.tsx'
import { Select } from '../../../ui/form/Select.tsx'

const businesses = [...new Set(templates.map(({ business }) => business))]
const KEPT = 'rondo.business'

/** The line of business that was chosen last in this browser. */
function lastBusiness(): string {
  const kept = localStorage.getItem(KEPT)
  return businesses.find((business) => business === kept) ?? businesses[0]!
}

/** The templates of a line of business. */
export function TemplateChoice({ onChoose }: { onChoose: (template: Template) => void }) {
  const [business, setBusiness] = useState(lastBusiness)
  function choose(next: string) {
    localStorage.setItem(KEPT, next)
    setBusiness(next)
  }
  return (
    <div className="flex flex-col gap-4">
      <div className="max-w-72">
        <Field label="Industry" group>
          <Select
            choices={businesses.map((value) => ({ value, label: value }))}
            value={business}
            onChange={choose}
          />
        </Field>
      </div>
      <ul className="m-0 grid list-none gap-2 p-0 sm:grid-cols-2">
        {templates
          .filter((template) => template.business === business)
          .map((template) => (
            <li key={template.id}>
              <button
                type="button"
                onClick={() => onChoose(template)}
                className="h-full w-full rounded-corner border p-3 text-start transition-colors hover:border-accent hover:bg-accent-soft"
              >
                <span className="block font-medium">{template.outcome}</span>
                <span className="block text-small text-soft">
                  {template.metric.name}, in {formatCount(template.dueInDays, 'day', String)}
                </span>
              </button>
            </li>
          ))}
      </ul>
    </div>
  )
}
