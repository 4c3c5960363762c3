const NAMES: Record<string, string> = {
  team: 'by hand',
  customer: 'by the customer',
  api: 'by a program',
  file: 'from a file',
  computed: 'computed',
  mailchimp: 'from a Mailchimp file',
}

/** The source of a reading as a label. @example sourceLabel('computed') // 'computed' */
export const sourceLabel = (source: string): string => NAMES[source] ?? source
