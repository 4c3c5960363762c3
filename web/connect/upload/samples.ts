/** A small file as an example of a kind of file. */
export type SampleFile = { name: string; text: string }

/** One sample for each kind of file; a test brings each of them in without a rejected row. */
export const SAMPLES = {
  orders: {
    name: 'sample-orders.csv',
    text: `customer,email,order,date,product,quantity,price,currency
1001,ada@example.com,A-1,2026-01-15,Green tea,2,12.50,EUR
1002,ben@example.com,A-2,2026-01-20,Teapot,1,39.00,EUR
1001,ada@example.com,A-3,2026-02-18,Green tea,3,12.50,EUR
1003,cleo@example.com,A-4,2026-02-21,Green tea,1,12.50,EUR
1003,cleo@example.com,A-4,2026-02-21,Teapot,1,39.00,EUR
`,
  },
  subscriptions: {
    name: 'sample-subscriptions.csv',
    text: `customer,email,change,date,monthly,currency,product
1001,ada@example.com,started,2026-01-15,49.00,EUR,Small
1002,ben@example.com,started,2026-01-20,49.00,EUR,Small
1001,ada@example.com,upgraded,2026-02-18,99.00,EUR,Large
1002,ben@example.com,cancelled,2026-02-28,,,
`,
  },
  readings: {
    name: 'sample-readings.csv',
    text: `customer,metric,date,value
ada@example.com,open_rate,2026-01-31,24 %
ben@example.com,open_rate,2026-01-31,31 %
ada@example.com,open_rate,2026-02-28,27 %
`,
  },
} satisfies Record<string, SampleFile>
