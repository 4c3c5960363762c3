/** The colours of a chart as plain values: SVG that a server draws cannot read variables of a style sheet. */
export interface Palette {
  paper: string
  raised: string
  ink: string
  inkSoft: string
  hairline: string
  accent: string
  accentSoft: string
  amber: string
  brick: string
  moss: string
  /** At most four, which differ in lightness as well as hue, for colour-blind readers and grey print. */
  series: readonly [string, string, string, string]
}

export const lightPalette: Palette = {
  paper: '#fbfaf7',
  raised: '#ffffff',
  ink: '#1e1b18',
  inkSoft: '#625b52',
  hairline: '#e5dfd4',
  accent: '#0f5e5c',
  accentSoft: '#e0edea',
  amber: '#865300',
  brick: '#a03a29',
  moss: '#45652a',
  series: ['#0f5e5c', '#b8720f', '#5a4a8c', '#8a8074'],
}

export const darkPalette: Palette = {
  paper: '#171614',
  raised: '#211f1c',
  ink: '#ece8e1',
  inkSoft: '#aaa298',
  hairline: '#35312b',
  accent: '#62beb6',
  accentSoft: '#1b3634',
  amber: '#e3b25c',
  brick: '#ee9785',
  moss: '#a8c681',
  series: ['#62beb6', '#e0a344', '#ab9be0', '#8f877b'],
}

/** For paper and mail: white background, black text, the series of the light theme. */
export const printPalette: Palette = {
  ...lightPalette,
  paper: '#ffffff',
  ink: '#000000',
  inkSoft: '#333333',
  hairline: '#bbbbbb',
}
