/** The codes of the area as data, clause by clause, and the practices by which they are checked. */
import { z } from 'zod'
import {
  actors,
  clauseKinds,
  practices,
  proofs,
  sides,
  strengthOf,
  strengths,
  subjectKinds,
  wasInForce,
} from '../../../codes/index.ts'
import { defineResource, isoDay, type OpenRequest, pageField, stretchOf } from '../../../web/resource.ts'
import { codeOf, type Edition, findEdition, findEditions } from '../codes/editions.queries.ts'
import { type CountKept, keptField, loadKept } from './kept.ts'

const code = z.object({
  id: z.string().describe('The short name of the edition.'),
  title: z.string().describe('Its title.'),
  subject: z.enum(['compact', 'organisation', 'consultation', 'partnership']).describe('What it is mainly about.'),
  status: z.enum(['in-force', 'superseded']).describe('Whether it is in force.'),
  inForceFrom: isoDay('The first day on which it was in force.').nullable(),
  supersededOn: isoDay('The day on which another took its place, or it ended.').nullable(),
  fingerprint: z.string().describe('SHA-256 of what binds in it: the same text has the same.').nullable(),
  clauses: z
    .array(
      z.object({
        number: z.string().describe('Its number as printed, made into an address.'),
        section: z.string().describe('The number of its section.'),
        gist: z.string().describe('What it says, in plain words.'),
        actor: z.enum(actors).describe('Who owes it.'),
        owedTo: z.enum(sides).describe('The side it is owed to, where the code says so.').nullable(),
        kind: z.enum(clauseKinds).describe('Whether it is a duty, advice, a question, or a text that says why.'),
        strength: z.enum(strengths).describe('How strongly it asks.'),
        practices: z.array(z.string()).describe('The practices by which it is checked.'),
        url: z.url().describe('Where it is read.'),
      }),
    )
    .describe('Its clauses in order.'),
  url: pageField,
})

async function openedCode(request: OpenRequest, edition: Edition): Promise<z.input<typeof code>> {
  const text = await codeOf(request.db, edition)
  const page = request.at(`/codes/${edition.edition}`)
  return {
    id: edition.edition,
    title: edition.title,
    subject: edition.subjectKind as 'compact',
    status: edition.status as 'in-force',
    inForceFrom: edition.inForceFrom,
    supersededOn: edition.supersededOn,
    fingerprint: edition.fingerprint,
    clauses: (text?.sections ?? []).flatMap(section =>
      section.clauses.map(clause => ({
        number: clause.id,
        section: section.number,
        gist: clause.gist,
        actor: clause.actor,
        owedTo: clause.to ?? null,
        kind: clause.kind,
        strength: strengthOf([clause.kind]),
        practices: [...new Set(clause.citations.map(({ practice }) => practice))],
        url: `${page}#${clause.id}`,
      })),
    ),
    url: page,
  }
}

export const codesResource = defineResource({
  name: 'codes',
  record: 'Code',
  publishes: 'nothing',
  about: 'The editions of codes that are or were in force, clause by clause in plain words.',
  item: code,
  ids: z.string().regex(/^[\w.-]+$/),
  filters: {},
  async list(request, _asked, stretch) {
    const adopted = (await findEditions(request.db)).filter(wasInForce)
    return Promise.all(
      stretchOf(adopted, ({ edition }) => edition, stretch).map(edition => openedCode(request, edition)),
    )
  },
  async one(request, key) {
    const edition = await findEdition(request.db, key)
    return edition && wasInForce(edition) ? openedCode(request, edition) : null
  },
})

const practice = z.object({
  id: z.string().describe('Lasting id of the practice.'),
  title: z.string().describe('A few words for it.'),
  asks: z.string().describe('What it asks, in a sentence.'),
  subject: z.enum(subjectKinds).describe('What kind of subject it is asked of.'),
  owedTo: z.enum(sides).describe('The side it is owed to, who may confirm it or see it otherwise.'),
  proof: z.enum(proofs).describe('The best proof that it can reach.'),
  version: z.int().describe('The version of its rule.'),
  standing: z
    .enum(['checked', 'promised', 'awaited'])
    .describe('Whether it is checked from records, promised by the design of the Hub, or waits for its records.'),
  kept: keptField,
  url: pageField,
})

const openedPractice = (
  request: OpenRequest,
  one: (typeof practices)[number],
  count: CountKept,
): z.input<typeof practice> => ({
  id: one.id,
  title: one.title,
  asks: one.asks,
  subject: one.subject,
  owedTo: one.owedTo,
  proof: one.proof,
  version: one.version,
  standing: one.promise ? 'promised' : one.live ? 'checked' : 'awaited',
  kept: count(behind => behind.practice === one.id),
  url: request.at(`/practices/${one.id}`),
})

export const practicesResource = defineResource({
  name: 'practices',
  record: 'Practice',
  publishes: 'nothing',
  about: 'What clauses ask for and how it is checked.',
  item: practice,
  ids: z.string().regex(/^[\w.-]+$/),
  filters: {},
  async list(request, _asked, stretch) {
    const count = await loadKept(request)
    return stretchOf(practices, ({ id }) => id, stretch).map(one => openedPractice(request, one, count))
  },
  async one(request, key) {
    const found = practices.find(({ id }) => id === key)
    return found ? openedPractice(request, found, await loadKept(request)) : null
  },
})
