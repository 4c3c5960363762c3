import { Anchor } from '../../../ui/navigation/Anchor.tsx'

/** Shown while neither log-ins nor goals are known: orders alone do not say who does well. */
export function NotKnown() {
  return (
    <p className="max-w-[70ch] border-t py-4">
      Rondo suggests customers whose log-ins or goals show that they are doing well. From orders alone, every
      new customer would look ready. Until you connect one of them, Today lists customers whose first 30 or 90
      days are ending without another order:{' '}
      <Anchor href="/today/all?kind=window_closing" className="text-accent underline underline-offset-2">
        see them
      </Anchor>
      .
    </p>
  )
}
