import { useLayoutEffect } from 'react'
import { accentOf } from './accent.ts'
import type { Accent } from './accent.ts'

const TOKENS: Readonly<Record<keyof Accent, string>> = {
  accent: '--accent',
  strong: '--accent-strong',
  soft: '--accent-soft',
  onAccent: '--on-accent',
}

/** Applies the brand colour to the page, adjusted so that it stays readable. @param colour as #rrggbb */
export function useBrandColour(colour: string | undefined): void {
  useLayoutEffect(() => {
    if (colour === undefined) return
    const [light, dark] = [accentOf(colour, 'light'), accentOf(colour, 'dark')]
    const { style } = document.documentElement
    for (const key of Object.keys(TOKENS) as (keyof Accent)[])
      style.setProperty(TOKENS[key], `light-dark(${light[key]}, ${dark[key]})`)
  }, [colour])
}
