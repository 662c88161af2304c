/** Very many responses at once, as a large consultation gets them: written by COPY, with every constraint of the schema on. */
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { newId } from '../../src/db/ids.ts'

/** What a question of the form is answered with. */
export type AnsweredQuestion = { readonly id: string; readonly type: string }

const WORDS =
  'about access after again area around because before bench bicycle bridge building bus café centre change children church city clean close club coffee come council country crossing cut dark day decide depend different disabled door drive early elderly elsewhere evening every family far field find five flat floor foot friend garden give good green group grow half hall health hear help hill home hospital hour house idea income join keep kind know land large last later leave less library light line listen little live local long lose lunch make many market meet member month more morning move much music near need neighbour never new night north notice number nurse off often old open other own paid park part path pay people place plan play police poor pool pram price quiet rain read reason rent ride river road roof room route safe same school sea seat see send share shop short side sign sit slow small some south space speak stand station stay step stop street summer sun swim take talk teach time toilet town traffic train travel tree trust try use van village visit volunteer wait walk wall warm water way week west wheelchair whole wide winter without woman wood work worker year young youth zebra'.split(
    ' ',
  )

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function steadyNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Sentences of about so many signs. */
export function proseOf(next: () => number, signs: number): string {
  let text = ''
  while (text.length < signs) {
    const words = Array.from({ length: 6 + Math.floor(next() * 12) }, () => WORDS[Math.floor(next() * WORDS.length)]!)
    const sentence = words.join(' ')
    text += `${text ? ' ' : ''}${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`
  }
  return text
}

const SECTORS = ['', 'voluntary', 'community', 'faith', 'statutory', 'private']
const CAMPAIGNS = 20

/**
 * Adds responses to a consultation: comments of 200 signs, long texts of 1,000, one response in ten the letter of one of twenty
 * campaigns, one in fifty given in confidence, one in twenty with words that show who gave it. With `points`, each long text is a point, decided for all but one in ten.
 */
export async function addResponses(
  pool: pg.Pool,
  consultationId: string,
  questions: readonly AnsweredQuestion[],
  count: number,
  { points = 0 }: { readonly points?: number } = {},
): Promise<void> {
  const next = steadyNumbers(count)
  const letters = Array.from({ length: CAMPAIGNS }, () => proseOf(next, 1000))
  const first = Date.parse('2026-02-03T09:00:00Z')
  const made: { id: string; texts: [string, string][] }[] = []
  await copy(
    pool,
    'response (id, consultation_id, reference, channel, state, received_at, code_hash, behalf, provenance, sector, area_part, confidential, may_publish, read_at, answers)',
    async put => {
      for (let at = 0; at < count; at++) {
        const id = newId()
        const letter = next() < 0.1 ? letters[Math.floor(next() * CAMPAIGNS)]! : null
        const answers = answersOf(questions, next, letter)
        if (at % 20 === 0) sign(answers, questions, at)
        if (made.length * 4 < points)
          made.push({
            id,
            texts: questions.flatMap(({ id, type }) =>
              type === 'long-text' ? [[id, textIn(answers, id)] as [string, string]] : [],
            ),
          })
        const behalf = next() < 0.7 ? 'personal' : 'organisation'
        const row = [
          id,
          consultationId,
          `R-${at.toString(36).toUpperCase().padStart(5, '0')}`,
          next() < 0.8 ? 'online' : 'paper',
          'given',
          new Date(first + at * 60_000).toISOString(),
          `\\x${at.toString(16).padStart(64, '0')}`,
          behalf,
          behalf === 'organisation' && next() < 0.5 ? 'members-asked' : 'not-stated',
          SECTORS[Math.floor(next() * SECTORS.length)]!,
          next() < 0.5 ? 'North' : 'South',
          next() < 0.02 ? 't' : 'f',
          't',
          made.at(-1)?.id === id ? '2026-05-02' : null,
          JSON.stringify(answers),
        ]
        await put(row)
      }
    },
  )
  await addPoints(pool, consultationId, made)
  await pool.query('analyze response')
}

/** Ends a long text as people do who say who they are. */
function sign(answers: Record<string, unknown>, questions: readonly AnsweredQuestion[], at: number): void {
  const long = questions.find(({ type }) => type === 'long-text')
  if (!long) return
  const who = String(at).padStart(6, '0')
  answers[long.id] = {
    text: `${textIn(answers, long.id)} Ring 01632 ${who} or write to me${at}@example.org. Kind regards, Ann Lee`,
  }
}

function textIn(answers: Record<string, unknown>, id: string): string {
  return (answers[id] as { text: string }).text
}

function answersOf(questions: readonly AnsweredQuestion[], next: () => number, letter: string | null) {
  const answers: Record<string, unknown> = {}
  for (const { id, type } of questions) {
    if (type === 'agree-scale') answers[id] = { choice: 1 + Math.floor(next() * 5), comment: proseOf(next, 200) }
    else if (type === 'single-choice') answers[id] = { choice: next() < 0.6 ? 'monthly' : 'yearly', other: '' }
    else if (type === 'multiple-choice')
      answers[id] = { choices: ['a', 'b', 'c', 'd'].filter((_, at) => at === 0 || next() < 0.4), other: '' }
    else answers[id] = { text: letter ?? proseOf(next, 1000) }
  }
  return answers
}

async function addPoints(
  pool: pg.Pool,
  consultationId: string,
  made: readonly { readonly id: string; readonly texts: readonly [string, string][] }[],
): Promise<void> {
  if (made.length === 0) return
  let number = 0
  await copy(
    pool,
    'point (id, response_id, consultation_id, number, source, span_start, span_end, text, question_id)',
    async put => {
      for (const { id, texts } of made)
        for (const [question, text] of texts)
          await put([
            newId(),
            id,
            consultationId,
            String(++number),
            `q-${question}`,
            '0',
            String(text.length),
            text,
            question,
          ])
    },
  )
  await pool.query(
    `insert into point_action (id, point_id, action, reason) select gen_random_uuid(), id, 'noted', 'Heard, with others who said so'
     from point where consultation_id = $1 and number % 10 > 0`,
    [consultationId],
  )
  await pool.query('analyze point; analyze point_action')
}

type Put = (row: readonly (string | null)[]) => Promise<void>

async function copy(pool: pg.Pool, into: string, write: (put: Put) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    const stream: Writable = client.query(copyFrom(`copy ${into} from stdin`))
    const ended = once(stream, 'finish')
    await write(async row => {
      const line = `${row.map(escaped).join('\t')}\n`
      if (!stream.write(line)) await once(stream, 'drain')
    })
    stream.end()
    await ended
  } finally {
    client.release()
  }
}

/** A value in PostgreSQL's text form. */
function escaped(value: string | null): string {
  return value === null ? '\\N' : value.replace(/[\\\n\r\t]/g, sign => ESCAPES[sign]!)
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
