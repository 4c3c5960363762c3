import { contrast, mix, readable } from '../../ui/chart/color.ts'

/** The backgrounds of tokens.css on which text in the accent colour appears. */
export const BACKGROUNDS = {
  light: ['#fbfaf7', '#ffffff', '#f4f1ea'],
  dark: ['#171614', '#211f1c', '#1e1c19'],
} as const

export type Theme = keyof typeof BACKGROUNDS

/** The colours of tokens.css that are derived from the brand colour. */
export interface Accent {
  accent: string
  strong: string
  soft: string
  onAccent: string
}

const AWAY = { light: '#000000', dark: '#ffffff' } as const
const LEAST = 4.5
/** The share of the accent colour in its tinted background. */
const TINT = 0.1

const isReadable = (accent: string, theme: Theme) =>
  [...BACKGROUNDS[theme], mix(BACKGROUNDS[theme][0], accent, TINT)].every(
    (ground) => contrast(accent, ground) >= LEAST,
  )

/**
 * The accent colour derived from a brand colour: the colour itself where it is readable, otherwise darkened (in the dark
 * theme lightened) just enough for a contrast of 4.5 : 1 on every background.
 *
 * Source: https://www.w3.org/TR/WCAG22/#contrast-minimum
 * @param colour as #rrggbb
 * @example accentOf('#ffd400', 'dark').accent // '#ffd400'
 * @example accentOf('#000080', 'light').onAccent // '#ffffff'
 */
export function accentOf(colour: string, theme: Theme): Accent {
  const steps = Array.from({ length: 51 }, (_, at) => mix(colour, AWAY[theme], at / 50))
  const accent = steps.find((step) => isReadable(step, theme)) ?? AWAY[theme]
  return {
    accent,
    strong: mix(accent, AWAY[theme], 0.25),
    soft: mix(BACKGROUNDS[theme][0], accent, TINT),
    onAccent: readable(accent, '#ffffff', '#171614'),
  }
}
