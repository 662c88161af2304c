/** One practice: what is asked, by which clauses of which codes, how it is checked, with an example for each finding. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { type Code, clausesOf, gaveOf, type Practice, practiceOf, sayParameters } from '../../../codes/index.ts'
import { exampleDay, exampleFacts } from '../../../facts/examples.ts'
import { definePage, type Found } from '../../../web/page.ts'
import { colourOf, verdictColours } from '../checks/finding.view.ts'
import { whichOf } from '../monitoring/asking.ts'
import { loadBehind } from '../monitoring/behind.queries.ts'
import { countOverTime } from '../monitoring/recorded.queries.ts'
import { listAt, standingNow } from '../monitoring/standing.ts'
import { keptLine } from '../over-time/kept-line.ts'
import { monthlyDays, seriesOf } from '../over-time/series.ts'
import { clauseAt } from './clause.page.ts'
import { codeOf, findEditions } from './editions.queries.ts'
import { shippedCodes } from './shipped-codes.ts'

/** Months that the small line goes back. */
const MONTHS = 12

export const practicePage = definePage({
  path: '/practices/:id',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'compact/codes/practice.njk',
  params: z.object({ id: z.string().max(120) }),
  sameForAll: true,
  async subject(_db, { id }): Promise<Found<Practice> | null> {
    const record = practiceOf(id)
    return record && { ref: null, record }
  },
  async show({ db, subject: practice, today, t }) {
    const [editions, shelf, standing, behind] = await Promise.all([
      findEditions(db),
      shippedCodes(),
      standingNow(db, today),
      loadBehind(db, today, 'ever'),
    ])
    const days = monthlyDays(today, MONTHS)
    const points = seriesOf(days, await countOverTime(db, whichOf(behind, { practice: practice.id }), 'all', days))
    const adopted = await Promise.all(
      editions.map(async edition => ({ code: await codeOf(db, edition), status: edition.stands })),
    )
    const known = new Set(editions.map(({ edition }) => edition))
    const others = [...shelf.codes.values()].filter(({ code }) => !known.has(code.id))
    return {
      title: practice.title,
      breadcrumbs: [{ text: t('compact.codes.title'), href: '/codes' }],
      practice: { ...practice, defaults: sayParameters(practice.id, practice.defaults) },
      counts: standing({ practice: practice.id }, behind => behind.practice === practice.id).map(one => ({
        ...one,
        colour: colourOf(one.standing),
      })),
      list: listAt({ practice: practice.id }),
      line: keptLine(points, t, { width: 600, height: 60 }),
      askedBy: [...adopted, ...others.map(({ code }) => ({ code, status: 'shipped' as const }))].flatMap(
        ({ code, status }) => (code ? askedIn(code, practice.id, status) : []),
      ),
      examples: practice.examples.map(example => tried(practice, example)),
    }
  },
})

/** The clauses of a code that cite the practice, each with what it sets; nothing where none does. */
function askedIn(code: Code, practice: string, status: string) {
  const clauses = clausesOf(code).flatMap(({ id, gist, citations }) =>
    citations
      .filter(citation => citation.practice === practice)
      .map(({ parameters }) => ({
        id,
        gist,
        parameters: sayParameters(practice, parameters),
        href: clauseAt(code.id, id),
      })),
  )
  return clauses.length === 0 ? [] : [{ id: code.id, title: code.title, status, clauses }]
}

/** An example as the engine judges it, not as somebody remembers it. */
function tried(practice: Practice, example: Practice['examples'][0]) {
  const facts = exampleFacts(practice.subject, example.facts)
  const parameters = practice.with.parse({ ...example.with })
  const found = practice.check(facts, parameters, example.today ?? exampleDay, example.others ?? [])
  const { verdict, because, proof, unknown } = found
  const earlier = Object.entries(example.gave ?? {}).map(([version, gave]) => {
    const then = gaveOf(gave)
    return { version: Number(version), ...then, unknown: null, colour: verdictColours[then.verdict] }
  })
  return { when: example.when, verdict, because, proof, unknown, colour: verdictColours[verdict], earlier }
}
