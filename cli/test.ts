export const help = `rondo test
  Runs the tests.`
export async function run(): Promise<void> {}
