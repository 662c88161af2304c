/** What is open about consultations: the calendar of the area as data. Who answered and what they said is not in it. */
import { z } from 'zod'
import { defineResource, isoDay, type OpenRequest, pageField, stretchOf } from '../../web/resource.ts'
import { findPacks, type PackDocument } from './consultation.queries.ts'
import { findListed, type Listed } from './public/list.queries.ts'
import type { Stage } from './timetable.ts'

const stages = [
  'planning',
  'coming',
  'open',
  'closed',
  'reading',
  'results',
  'withdrawn',
] as const satisfies readonly Stage[]

const consultation = z.object({
  id: z.uuid().describe('Lasting id of the consultation.'),
  slug: z.string().describe('The last part of the address of its page.'),
  title: z.string().describe('Its title.'),
  summary: z.string().describe('What it is about, as its lead body says it.'),
  topic: z.string().describe('Its topic, in a word or two.'),
  places: z.string().describe('The places it is about, in words.'),
  stage: z.enum(stages).describe('Where it stands today.'),
  lead: z
    .object({
      slug: z.string().describe('The last part of the address of its page.'),
      name: z.string().describe('Its name.'),
      url: z.url().describe('Its page.'),
    })
    .describe('The body that leads it.'),
  opensOn: isoDay('The day on which it opens, or opened.').nullable(),
  closesOn: isoDay('The last day on which one may answer.').nullable(),
  closesAt: z.string().describe('The hour at which it closes on that day, where one is set: "17:00".').nullable(),
  daysOpen: z.int().describe('Days on which one could act, from its opening to its close.').nullable(),
  decisionOn: isoDay('The day by which what follows is decided.').nullable(),
  feedbackOn: isoDay('The day by which those who answered are told.').nullable(),
  documents: z
    .array(
      z.object({
        title: z.string().describe('Its title.'),
        kind: z.string().describe('What kind of document it is.'),
        version: z.string().describe('Its version as printed.'),
        url: z.url().describe('Where it is read.'),
      }),
    )
    .describe('What is out to consultation, once it is published.'),
  url: pageField,
})

/** What they say to everybody; the documents of each only once everybody may see them, for all of them at once. */
async function opened(request: OpenRequest, all: readonly Listed[]): Promise<z.input<typeof consultation>[]> {
  const out = all.filter(({ packIsOut }) => packIsOut).map(({ id }) => id)
  const packs = await findPacks(request.db, out)
  return all.map(one => asData(request, one, packs.get(one.id) ?? []))
}

function asData(request: OpenRequest, one: Listed, pack: readonly PackDocument[]): z.input<typeof consultation> {
  const page = request.at(`/consultations/${one.slug}`)
  return {
    id: one.id,
    slug: one.slug,
    title: one.title,
    summary: one.summary,
    topic: one.topic,
    places: one.places,
    stage: one.stage,
    lead: { slug: one.leadSlug, name: one.lead, url: request.at(`/organisations/${one.leadSlug}`) },
    opensOn: one.opens_on,
    closesOn: one.closes_on,
    closesAt: one.closes_at,
    daysOpen: one.length?.total ?? null,
    decisionOn: one.decision_on,
    feedbackOn: one.feedback_on,
    documents: pack.map(({ title, kind, printedVersion, slug }) => ({
      title,
      kind,
      version: printedVersion,
      url: `${page}/documents/${slug}`,
    })),
    url: page,
  }
}

const listed = (request: OpenRequest) =>
  findListed(request.db, { now: request.now, today: request.today, area: request.area })

const consultationsResource = defineResource({
  name: 'consultations',
  record: 'Consultation',
  publishes: 'nothing',
  about: 'Every consultation that is announced or published: planned, open, closed and withdrawn.',
  item: consultation,
  filters: { stage: z.enum(stages).describe('Only consultations that stand here today.') },
  async list(request, { stage }, stretch) {
    const fitting = (await listed(request)).filter(one => stage === undefined || one.stage === stage)
    return opened(
      request,
      stretchOf(fitting, one => one.id, stretch),
    )
  },
  async one(request, key) {
    const found = (await listed(request)).find(({ id, slug }) => id === key || slug === key)
    return found ? ((await opened(request, [found]))[0] ?? null) : null
  },
})

export const resources = [consultationsResource]
