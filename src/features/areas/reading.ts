/** What is read of another area: nothing but what its public addresses answer, and of that only what is set side by side. */
import { z } from 'zod'
import { NotReached, type Reach } from './public-network.ts'

/** The beginning of a text, of what a database holds: no NUL, and no half of a sign. */
const word = z.string().transform(text => text.replaceAll('\0', '').slice(0, 300).toWellFormed())
const count = z.number().int().min(0).max(1e9)

const kept = z.object({
  shown: count,
  confirmed: count,
  stated: count,
  explained: count,
  partly: count,
  notMet: count,
  total: count,
})
export type Kept = z.output<typeof kept>

const practice = z.object({ id: word, title: word, kept })
const clause = z.object({
  code: word,
  status: z.enum(['in-force', 'superseded']),
  number: word,
  gist: word,
  strength: word,
  practices: z.array(z.object({ practice: word })).max(200),
  kept,
})
const list = <S extends z.ZodType>(item: S) => z.object({ data: z.array(item).max(1000), next: z.string().nullable() })

/** An area as it was read. */
export const readingShape = z.object({
  area: word,
  compact: word,
  practices: z.array(practice),
  clauses: z.array(clause),
})
export type Reading = z.output<typeof readingShape>

const about = z.object({ info: z.object({ 'x-area': word, 'x-compact': word }) })

/** Answers that one list may take. */
const MOST_ANSWERS = 12

/** Reads an area from the address of its Hub; throws `NotReached` where that does not go. */
export async function readArea(address: string, reach: Reach): Promise<Reading> {
  const { info } = shaped(about, await reach(new URL('/api/openapi.json', address)))
  const practices = await readList(address, '/api/v1/practices?limit=1000', practice, reach)
  const clauses = await readList(address, '/api/v1/clauses?limit=1000', clause, reach)
  return {
    area: info['x-area'],
    compact: info['x-compact'],
    practices: practices.filter(one => one.kept.total > 0),
    clauses: clauses.filter(one => one.practices.length > 0 && (one.status === 'in-force' || one.kept.total > 0)),
  }
}

/** A list from its beginning to its end. What follows is asked of the same machine, whatever it names. */
async function readList<S extends z.ZodType>(
  address: string,
  from: string,
  item: S,
  reach: Reach,
): Promise<z.output<S>[]> {
  const rows: z.output<S>[] = []
  let at: URL | null = new URL(from, address)
  for (let answers = 0; at !== null; answers++) {
    if (answers === MOST_ANSWERS) throw new NotReached('too-large')
    const { data, next }: z.output<ReturnType<typeof list<S>>> = shaped(list(item), await reach(at))
    rows.push(...data)
    at = next === null ? null : onSameMachine(next, address)
  }
  return rows
}

/** What an address names, on the machine of another: a path that begins with "//" would name a machine itself, were it resolved. */
function onSameMachine(next: string, address: string): URL {
  if (!URL.canParse(next)) throw new NotReached('no-hub')
  const { pathname, search } = new URL(next)
  return Object.assign(new URL(address), { pathname, search })
}

function shaped<S extends z.ZodType>(shape: S, answer: unknown): z.output<S> {
  const read = shape.safeParse(answer)
  if (!read.success) throw new NotReached('no-hub')
  return read.data
}
