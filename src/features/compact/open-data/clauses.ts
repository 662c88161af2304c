/** Every clause of every edition as data: what it asks of whom, the practices behind it, and how it is kept. */
import { z } from 'zod'
import { actors, clauseKinds, strengthOf, strengths, wasInForce } from '../../../codes/index.ts'
import { defineResource, isoDay, type OpenRequest, pageField, stretchOf } from '../../../web/resource.ts'
import { clauseAt } from '../codes/clause.page.ts'
import { codeOf, type Edition, findEditions } from '../codes/editions.queries.ts'
import { type CountKept, keptField, loadKept } from './kept.ts'

/** A clause with the practices that check it and what was found under it. */
export const clauseShape = z.object({
  id: z.string().describe('The edition and the number of the clause: "edition:4.1".'),
  code: z.string().describe('The edition that it stands in.'),
  status: z.enum(['in-force', 'superseded']).describe('Whether that edition is in force.'),
  inForceFrom: isoDay('The first day on which the edition was in force.').nullable(),
  fingerprint: z.string().describe('SHA-256 of what binds in the edition.').nullable(),
  number: z.string().describe('Its number as printed, made into an address.'),
  section: z.string().describe('The number of its section.'),
  sectionTitle: z.string().describe('The title of its section.'),
  gist: z.string().describe('What it says, in plain words.'),
  actor: z.enum(actors).describe('Who owes it.'),
  kind: z.enum(clauseKinds).describe('Whether it is a duty, advice, a question, or a text that says why.'),
  strength: z.enum(strengths).describe('How strongly it asks.'),
  practices: z
    .array(
      z.object({
        practice: z.string().describe('The practice by which it is checked.'),
        parameters: z
          .record(z.string(), z.unknown())
          .describe('What the clause sets for it, such as a number of weeks.'),
      }),
    )
    .describe('The practices by which it is checked.'),
  kept: keptField,
  url: pageField,
})
type ClauseData = z.input<typeof clauseShape>

async function clausesOf(request: OpenRequest, edition: Edition, count: CountKept): Promise<ClauseData[]> {
  const text = await codeOf(request.db, edition)
  return (text?.sections ?? []).flatMap(section =>
    section.clauses.map(clause => ({
      id: `${edition.edition}:${clause.id}`,
      code: edition.edition,
      status: edition.status as 'in-force',
      inForceFrom: edition.inForceFrom,
      fingerprint: edition.fingerprint,
      number: clause.id,
      section: section.number,
      sectionTitle: section.title,
      gist: clause.gist,
      actor: clause.actor,
      kind: clause.kind,
      strength: strengthOf([clause.kind]),
      practices: clause.citations.map(({ practice, given }) => ({ practice, parameters: { ...given } })),
      kept: count(({ clauses }) => clauses.some(at => at.code === edition.edition && at.clause === clause.id)),
      url: request.at(clauseAt(edition.edition, clause.id)),
    })),
  )
}

async function findClauses(request: OpenRequest, edition?: string): Promise<ClauseData[]> {
  const editions = (await findEditions(request.db)).filter(
    one => wasInForce(one) && (edition === undefined || one.edition === edition),
  )
  if (editions.length === 0) return []
  const count = await loadKept(request)
  return (await Promise.all(editions.map(one => clausesOf(request, one, count)))).flat()
}

export const clausesResource = defineResource({
  name: 'clauses',
  record: 'Clause',
  publishes: 'nothing',
  about:
    'Every clause of the editions that are or were in force, with the practices behind it and how it is kept today.',
  item: clauseShape,
  ids: z.string().regex(/^[\w.-]+:[\w.()-]+$/),
  filters: {
    code: z.string().max(200).describe('Only those of this edition.'),
    practice: z.string().max(200).describe('Only those that this practice checks.'),
    strength: z.enum(strengths).describe('Only those that ask this strongly.'),
  },
  async list(request, { code, practice, strength }, stretch) {
    const fitting = (await findClauses(request, code)).filter(
      one =>
        (practice === undefined || one.practices.some(each => each.practice === practice)) &&
        (strength === undefined || one.strength === strength),
    )
    return stretchOf(fitting, ({ id }) => id, stretch)
  },
  async one(request, key) {
    const [code = ''] = key.split(':')
    return (await findClauses(request, code)).find(({ id }) => id === key) ?? null
  },
})
