/**
 * What came of consultations, as data: the register of responses and actions, drawn up as on its page. What was said in confidence is in
 * no row of it, words that may not be published are not, and who said anything is not.
 */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { pointActions } from '../../analysis/report-counts.ts'
import { dayOf } from '../../db/day-of.ts'
import { afterIn, defineResource, isoDay, type OpenRequest, pageField } from '../../web/resource.ts'
import type { Amendment } from './amendments.queries.ts'
import { listPetitions } from './petitions.queries.ts'
import { loadPlaces, type Places } from './places.ts'
import { loadPoints } from './points.queries.ts'
import { listRegister } from './register/register.queries.ts'
import { type PublicPoint, type PublicRow, publicRegister, sayInConfidence } from './register/register.view.ts'
import { countByAction } from './workbench/found.queries.ts'

/** Points that one record holds: a register of a hundred thousand is read as its table, which is written as it is read. */
const MOST_POINTS = 1000

const number = (what: string) => z.int().min(0).describe(what)

const totals = z
  .object({
    points: number('How many points there are.'),
    amended: number('How many led to a change of the text.'),
    notAccepted: number('How many were not accepted.'),
    noted: number('How many were noted.'),
    passedOn: number('How many were passed on to somebody else.'),
    undecided: number('How many have no action yet, while the register is open again.'),
  })
  .describe('The points by what was done about them.')

const change = z.object({
  does: z.string().describe('Whether a paragraph is reworded, added or dropped.'),
  paragraph: z.string().describe('The address of the paragraph in the text that was out to consultation.'),
  before: z.string().describe('Its words before; empty for an addition.'),
  after: z.string().describe('Its words after; empty for one that is dropped.'),
})

const point = z.object({
  number: z.int().describe('Its number in the register.'),
  about: z.enum(['paragraph', 'question', 'nothing']).describe('What it is about.'),
  within: z
    .string()
    .describe('The document or the section of the form; empty where it is about nothing that was asked.'),
  place: z.string().describe('The address of the paragraph, or the question.'),
  text: z
    .string()
    .describe('What was said, in the words of who said it; null where these may not be published.')
    .nullable(),
  gist: z.string().describe('What it says in other words, where its own may not be published; empty otherwise.'),
  action: z.enum(pointActions).describe('What was done about it; null while it is decided anew.').nullable(),
  reason: z.string().describe('Why.'),
  passedTo: z.string().describe('To whom it was passed on; empty where it was not.'),
  changes: z.array(change).describe('The changes of the text that it led to.'),
})

const petition = z.object({
  name: z.string().describe('The body that it came from; empty where that is not to be published.'),
  signatures: number('How many people signed it.'),
})

/** The register of one consultation. */
export const registerShape = z.object({
  id: z.uuid().describe('Lasting id of the consultation.'),
  slug: z.string().describe('The last part of the address of the consultation.'),
  title: z.string().describe('The title of the consultation.'),
  reportedOn: isoDay('The day on which it was first published.').nullable(),
  totals,
  inConfidence: z
    .int()
    .describe('Points made in confidence, which are in no row; null where they are too few to say.')
    .nullable(),
  petitions: z
    .array(petition)
    .describe('The petitions that may be told. Each counts as one response, however many signed it.'),
  points: z
    .array(point)
    .max(MOST_POINTS)
    .describe('The points, by paragraph and question in order: all, or the first thousand where there are more.'),
  table: z.url().describe('All points, however many, as a table (CSV).'),
  url: pageField,
})
type Register = z.input<typeof registerShape>
type Reported = Pick<Register, 'id' | 'slug' | 'title' | 'reportedOn'>

async function findRegisters(request: OpenRequest, where: RawBuilder<unknown>, limit: number): Promise<Register[]> {
  const { rows } = await sql<Reported>`
    select c.id, c.slug, c.title, ${dayOf('c.reported_at')} as "reportedOn" from consultation c
    where c.published_at is not null and (c.state in ('reported', 'evaluated') or c.reported_at is not null) and ${where}
    order by c.id limit ${limit}`.execute(request.db)
  const registers: Register[] = []
  for (const row of rows) registers.push(await registerOf(request, row))
  return registers
}

async function registerOf(request: OpenRequest, reported: Reported): Promise<Register> {
  const places = await loadPlaces(request.db, reported.id)
  const first = await listRegister(request.db, reported.id, places, { limit: MOST_POINTS, offset: 0 })
  const numbers = first.map(({ number }) => number)
  const points =
    numbers.length === 0 ? [] : await loadPoints(request.db, reported.id, { seesConfidential: false, numbers })
  const { rows } = publicRegister(places, points, new Map(first.map(({ number, shown }) => [number, shown])))
  const totals = await countByAction(request.db, reported.id, false)
  const all = await countByAction(request.db, reported.id, true)
  const { amended, noted, undecided } = totals
  return {
    ...reported,
    totals: {
      points: totals.points,
      amended,
      noted,
      undecided,
      notAccepted: totals['not-accepted'],
      passedOn: totals['passed-on'],
    },
    inConfidence: sayInConfidence(all.points - totals.points),
    petitions: (await listPetitions(request.db, reported.id)).map(({ name, signatures }) => ({ name, signatures })),
    points: rows.flatMap(row => row.points.map(one => asData(places, row, one))),
    table: request.at(`/consultations/${reported.slug}/register.csv`),
    url: request.at(`/consultations/${reported.slug}/register`),
  }
}

function asData(places: Places, { place, paragraph }: PublicRow, one: PublicPoint): Register['points'][number] {
  const { number, text, gist, action, reason, passedTo, changes } = one
  return {
    number,
    about: place?.kind ?? 'nothing',
    within: place?.within ?? '',
    place: paragraph?.path ?? (place?.kind === 'question' ? place.label : ''),
    text,
    gist,
    action,
    reason,
    passedTo,
    changes: changes.map(each => changeData(places, each)),
  }
}

const changeData = (places: Places, { does, paragraphId, textBefore, textAfter, printed }: Amendment) => ({
  does,
  paragraph: places.byId.get(paragraphId)?.path ?? '',
  before: textBefore,
  after: `${printed} ${textAfter}`.trim(),
})

const registersResource = defineResource({
  name: 'registers',
  record: 'Register',
  publishes: ['points'],
  about:
    'What came of each consultation that has reported: its points that may be told, what was done about each and why, and every change of the text.',
  item: registerShape,
  filters: {},
  list: (request, _asked, stretch) => findRegisters(request, afterIn('c.id', stretch), stretch.limit),
  one: async (request, key) =>
    (await findRegisters(request, sql`(c.id::text = ${key} or c.slug = ${key})`, 1))[0] ?? null,
})

export const resources = [registersResource]
