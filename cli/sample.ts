export const help = `rondo sample
  Loads the sample company: an invented e-mail service with three years of customers.`
export async function run(): Promise<void> {}
