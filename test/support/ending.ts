/** The end of a partnership as whoever runs it brings it about: its words, a receiver for everything open, and the question. */
import type { Answer, Visitor } from './app.ts'

/** Writes the ending, gives everything open to the first organisation offered, and puts the end to the partners; gives the last answer. */
export async function putEnd(visitor: Visitor, base: string, words: Readonly<Record<string, string>>): Promise<Answer> {
  await visitor.send(`${base}/ending`, words)
  const page = `${base}/ending/handover`
  const { body } = await visitor.get(page)
  const things = [...body.matchAll(/name="things"[^>]*value="([^"]+)"/g)].map(([, key]) => key!)
  const [receiver = ''] = /organisation:[^"]+/.exec(body) ?? []
  await visitor.send(page, { things, receiver })
  return visitor.send(`${base}/ending/proposal`, { sure: 'yes' })
}
