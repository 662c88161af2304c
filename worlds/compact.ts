/** The Compact of the world: which codes are in force, who has signed them, who is champion, what is departed from. */
import { parse, stringify } from 'yaml'
import { questions } from '../src/features/compact/annual-review/scorecard.ts'
import { shippedCodes } from '../src/features/compact/codes/shipped-codes.ts'
import { layAside } from './documents.ts'
import { dateBoxes, type Hand, organisationOf } from './hand.ts'

const editions = ['beds-luton-consultation-2009', 'beds-luton-partnerships-2009', 'leeds'] as const

/** Who signed for each of them, and by whose decision. */
const signing = {
  'priya.natt': {
    signer_name: 'Priya Natt',
    signer_role: 'Head of communities',
    authority: 'The cabinet, last winter',
  },
  'marta.kowal': { signer_name: 'Marta Kowal', signer_role: 'Chief officer', authority: 'The trustees, last winter' },
} as const

/** Who speaks for which body. */
const bodies = {
  'priya.natt': 'Holt District Council',
  'marta.kowal': 'Wendmere Council for Voluntary Service',
} as const

/** Adopts codes, and lets organisations of both sides sign them. */
export async function adoptCodes(hand: Hand): Promise<void> {
  hand.on(-430)
  const sam = await hand.as('sam.okafor')
  for (const edition of editions) {
    await sam.fill('/compact/codes', {
      edition,
      status: edition === 'leeds' ? 'draft' : 'in-force',
      ...dateBoxes('from', hand.dayAt(-430)),
      why: 'Agreed by both sides at the yearly meeting of the Compact.',
    })
  }
  hand.on(-425)
  for (const name of ['priya.natt', 'marta.kowal'] as const) {
    const by = await hand.as(name)
    const { db } = hand.place.database
    const id = await organisationOf(hand, bodies[name])
    const codes = await db.selectFrom('code').select('id').where('status', '=', 'in-force').execute()
    for (const code of codes) {
      await by.fill('/compact/signatures/new', {
        organisation: id,
        code: code.id,
        ...signing[name],
        ...dateBoxes('from', hand.dayAt(-425)),
      })
    }
    await by.fill('/compact/champions/new', {
      organisation: id,
      email: `${name}@demo.invalid`,
      ...dateBoxes('from', hand.dayAt(-425)),
    })
  }
  await adoptProcedure(hand)
}

/** The group that looks after the Compact adopts how partners settle disagreements; cases are dealt with by its paragraphs. */
async function adoptProcedure(hand: Hand): Promise<void> {
  hand.on(-420)
  const sam = await hand.as('sam.okafor')
  const draft = await layAside(sam, 'area', 'disagreements.md')
  const title = 'How we settle disagreements'
  await sam.fill(`${draft.split('?')[0]}/0/about`, { keep: 'yes', title, kind: 'protocol' })
  await sam.fill(draft, { act: 'keep' })
  const { id } = await hand.place.database.db
    .selectFrom('document')
    .select('id')
    .where('title', '=', title)
    .executeTakeFirstOrThrow()
  await sam.fill(`/documents/${id}/versions/1`, { status: 'in-force', ...dateBoxes('dated', hand.dayAt(-420)) })
}

/**
 * The code on consulting people gets a second edition out of the consultation on it: nobody is asked in less than eight weeks.
 * One signatory agrees; the other has not answered yet, and is judged by the edition that it signed.
 */
export async function agreeNextEdition(hand: Hand, consultation: string): Promise<void> {
  hand.on(-25)
  const { db } = hand.place.database
  const [before] = editions
  const shipped = (await shippedCodes()).codes.get(before)
  if (!shipped) throw new Error(`No code ${before} comes with the Hub`)
  const { id: replaces } = await db
    .selectFrom('code')
    .select('id')
    .where('edition', '=', before)
    .executeTakeFirstOrThrow()
  const sam = await hand.as('sam.okafor')
  const file = { name: `${NEXT}.yaml`, type: 'application/yaml', bytes: Buffer.from(secondEdition(shipped.source)) }
  await sam.fill(
    '/compact/codes',
    { replaces, status: 'draft', why: 'Six weeks were too short for groups that meet once a month.' },
    { files: { file } },
  )
  const { id } = await db
    .selectFrom('consultation')
    .select('id')
    .where('slug', '=', consultation)
    .executeTakeFirstOrThrow()
  await sam.fill(`/compact/codes/${NEXT}/in-force`, { ...dateBoxes('from', hand.dayAt(-25)), consultation: id })
  hand.on(-19)
  const priya = await hand.as('priya.natt')
  await priya.fill(`/organisations/holt-district-council/editions/${NEXT}`, {
    answer: 'agreed',
    signer_role: 'Head of communities',
    authority: 'The cabinet, on 3 November',
    note: '',
  })
}

const NEXT = 'wendmere-consulting-2'

/** The same code with a longer least period. */
function secondEdition(source: string): string {
  const code = parse(source)
  code.code = NEXT
  code.title = 'Code on consulting people, second edition'
  code.status = 'agreed after consultation'
  for (const { clauses } of code.sections)
    for (const clause of clauses)
      for (const cited of clause.practices) {
        const least = cited['consultation.minimum-period']
        if (!least) continue
        least.weeks = 8
        clause.gist = clause.gist.replace(/\bsix\b/, 'eight')
      }
  return stringify(code)
}

/**
 * A resident asks for a code in large print and gets it, so that it is there for everybody; another has just asked for it in Polish. The
 * word that the code uses in a sense of its own is explained.
 */
export async function keepCodesReadable(hand: Hand): Promise<void> {
  const [, edition] = editions
  const { db } = hand.place.database
  hand.on(-40)
  await (await hand.as(null)).fill(`/codes/${edition}/formats`, {
    wants: 'Large print, please: 18 points or more.',
    contact: 'Edna Pym, 4 Mill Lane, Wendmere',
  })
  hand.on(-36)
  const sam = await hand.as('sam.okafor')
  const { id } = await db.selectFrom('code_format_request').select('id').executeTakeFirstOrThrow()
  const file = { name: 'large-print.txt', type: 'text/plain', bytes: Buffer.from('THE CODE IN LARGE PRINT\n') }
  await sam.fill(
    `/compact/format-requests/${id}`,
    { answer: 'Large print sent by post, and offered beside the code.', offered_as: 'Large print' },
    { files: { file } },
  )
  await sam.fill(`/compact/codes/${edition}/terms`, {
    term: 'partnership',
    meaning: 'Bodies that plan or do something together for longer than one task, and decide about it together.',
  })
  hand.on(-3)
  await (await hand.as(null)).fill(`/codes/${edition}/formats`, {
    wants: 'The code in Polish, or its main points.',
    contact: 'ewa@example.org',
  })
}

/**
 * The secretariat writes the next text of the code out of the draft that people were asked about: its paragraphs became clauses under
 * their own numbers, and the first of them is checked by a number that its words do not say yet.
 */
export async function writeNextCode(hand: Hand, consultation: string): Promise<void> {
  hand.on(-6)
  const { db } = hand.place.database
  const { id: version } = await db
    .selectFrom('pack_document as p')
    .innerJoin('consultation as c', 'c.id', 'p.consultation_id')
    .select('p.document_version_id as id')
    .where('c.slug', '=', consultation)
    .orderBy('p.position')
    .executeTakeFirstOrThrow()
  const sam = await hand.as('sam.okafor')
  await sam.fill('/compact/writing', {
    source: `document:${version}`,
    title: 'Code on consulting people, third edition',
    subject: 'consultation',
  })
  const clause = await db
    .selectFrom('code_draft_clause')
    .select(['id', 'code_draft_id as draft'])
    .where('gist', 'ilike', '%weeks%')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const practices = `/compact/writing/${clause.draft}/clauses/${clause.id}/practices`
  await sam.fill(practices, { act: 'cite consultation.standard-period' })
  const { id: cited } = await db.selectFrom('code_draft_practice').select('id').executeTakeFirstOrThrow()
  await sam.fill(`${practices}/${cited}`, { 'sets-weeks': '10' })
}

/** An organisation explains in public what it has not done yet. */
export async function explainForOrganisation(hand: Hand): Promise<void> {
  hand.on(-15)
  const priya = await hand.as('priya.natt')
  await priya.fill('/organisations/holt-district-council/departures/new?practice=organisation.implementation-plan', {
    practice: 'organisation.implementation-plan',
    circumstances: 'The council elected a new cabinet in the autumn, and every plan with costs waits for the budget.',
    reason:
      'The council signed a year ago and puts its plan for the codes before the cabinet in the spring, with the budget.',
    instead:
      'Every service names one person who answers for the codes, and their list stands on the council’s own site.',
    risk: 'Services may do different things until the plan is there, and small groups may not know whom to ask.',
    told: 'The Council for Voluntary Service and the champions, at the meeting of the Compact in February.',
    ...dateBoxes('ends_on', hand.dayAt(90)),
  })
}

/** Explains a departure of the consultation that is open, in public. */
export async function explainDeparture(hand: Hand, slug: string): Promise<void> {
  hand.on(-20)
  const priya = await hand.as('priya.natt')
  await priya.fill(`/consultations/${slug}/departures/new?practice=consultation.method-mix`, {
    practice: 'consultation.method-mix',
    circumstances:
      'Most people who use the parks every week live nearby and come on foot, and few of them gave an address.',
    reason:
      'People who use parks every week are asked at the gate only: they told us last year that one way is enough, and that they do not want letters.',
    instead: 'Somebody with the paper form and a tablet stands at each gate on two mornings and two evenings.',
    risk: 'Those who stopped coming because the parks do not suit them are not met at the gate.',
    told: 'The friends of the five parks, at their meeting before the consultation opened.',
    ...dateBoxes('ends_on', hand.dayAt(60)),
  })
}

/** Brings in the text that the yearly meeting is to talk about, beside the one in force; nobody has looked it over yet. */
export async function bringInNextCompact(hand: Hand): Promise<void> {
  hand.on(-2)
  const { id } = await hand.place.database.db
    .selectFrom('document')
    .select('id')
    .where('subject_kind', '=', 'area')
    .where('kind', '<>', 'protocol')
    .executeTakeFirstOrThrow()
  await layAside(await hand.as('sam.okafor'), 'area', 'compact-next.md', id)
}

const side = { statutory: 2, voluntary: 1 } as const

/** The first yearly review: both sides answer apart, then together, sign it off, and one action is open still. */
export async function reviewTheYear(hand: Hand): Promise<void> {
  hand.on(-50)
  const sam = await hand.as('sam.okafor')
  const { db } = hand.place.database
  const found = () => db.selectFrom('compact_review').select('id').executeTakeFirst()
  // It begins by itself when it is due.
  if (!(await found())) await sam.fill('/compact/reviews/new', {})
  const { id } = (await found())!
  const at = `/compact/reviews/${id}`
  const answers = (score: number, time: number) =>
    Object.fromEntries(questions.map(question => [question, String(question === 'time' ? time : score)]))
  await (await hand.as('priya.natt')).fill(`${at}/scorecard`, { side: 'public', ...answers(side.statutory, 3) })
  await (await hand.as('marta.kowal')).fill(`${at}/scorecard`, {
    side: 'sector',
    ...answers(side.voluntary, 1),
    comment: 'Small groups hear of things late.',
  })
  await sam.fill(`${at}/scorecard`, { side: 'joint', ...answers(2, 1) })
  await sam.fill(`${at}/report`, {
    report:
      'Both sides signed and consulted more than before. They see the time to answer differently, and talked about it for an evening.',
  })
  await sam.fill(`${at}/actions/new`, {
    what: 'Tell small groups of every consultation by post as well',
    owner: 'Wendmere Council for Voluntary Service',
    ...dateBoxes('due', hand.dayAt(60)),
  })
  for (const name of ['priya.natt', 'marta.kowal'] as const)
    await (await hand.as(name)).fill(`${at}/sign-off`, { organisation: await organisationOf(hand, bodies[name]) })
  await sam.fill(`${at}/closing`, {})
}
