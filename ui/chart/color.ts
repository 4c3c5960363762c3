type Rgb = readonly [number, number, number]

function channels(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

/**
 * A colour between two others, for ramps of a heat map.
 *
 * @param share 0 gives `from`, 1 gives `to`; values outside are held at the ends
 * @example mix('#000000', '#ffffff', 0.5) // '#808080'
 */
export function mix(from: string, to: string, share: number): string {
  const held = Math.min(1, Math.max(0, share))
  const [start, end] = [channels(from), channels(to)]
  const mixed = start.map((channel, index) => Math.round(channel + (end[index]! - channel) * held))
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

function luminance(hex: string): number {
  const [red, green, blue] = channels(hex).map((channel) => {
    const unit = channel / 255
    return unit <= 0.04045 ? unit / 12.92 : ((unit + 0.055) / 1.055) ** 2.4
  }) as unknown as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/**
 * The contrast of two colours by WCAG 2.2 (relative luminance), from 1 to 21.
 * Source: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 *
 * @example contrast('#000000', '#ffffff') // 21
 */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** The ink with the higher contrast on the ground. @example readable('#ffffff', '#000000', '#eeeeee') // '#000000' */
export function readable(ground: string, ...inks: [string, string]): string {
  return contrast(inks[0], ground) >= contrast(inks[1], ground) ? inks[0] : inks[1]
}
