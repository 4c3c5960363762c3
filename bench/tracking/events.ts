/** What one of 5,000 users in 500 groups does. */
export function randomEvent(i: number) {
  const user = Math.floor(Math.random() * 5000)
  return {
    type: 'track',
    event: ['Report Exported', 'Opened', 'Shared', 'Logged In'][i % 4]!,
    userId: `user-${user}`,
    timestamp: new Date().toISOString(),
    context: { groupId: `group-${user % 500}`, library: { name: 'bench', version: '1' } },
    properties: { format: 'pdf', pages: i % 40, title: 'The quarter in numbers', isDraft: false },
  }
}
