/**
 * Somebody fills every box of every form with "x", ticks whatever can be ticked, chooses the first of everything, and publishes. Of
 * what they leave behind nothing may count as kept that a word of no content would have to bear.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type CompactWorld, makeCompact, signCode } from '../../src/features/compact/compact.fixture.ts'
import { checkSubject } from '../../src/features/compact/index.ts'
import { kinds } from '../../src/features/partnerships/entries/kinds.ts'
import { routes } from '../../src/features/registry.ts'
import { day } from '../../src/kernel/day.ts'
import { type TestApp, testApp, type Visitor, words } from '../support/app.ts'
import { type Careless, sendCarelessly } from '../support/careless.ts'

let app: TestApp
let world: CompactWorld
let somebody: Visitor

before(async () => {
  app = await testApp(new Date('2026-01-05T09:00:00Z'))
  world = await makeCompact(app.hub.db)
  for (const edition of ['beds-luton-consultation-2009', 'beds-luton-partnerships-2009', 'devon-2008'])
    await signCode(
      app.hub.db,
      edition,
      edition.includes('partnerships') ? 'partnership' : 'consultation',
      world.council,
    )
  somebody = await app.visitor(world.people.secretary)
})
after(() => app.close())

/** Sends a form; what is refused for another reason than its words would leave nothing behind, so it must be taken. */
async function taken(path: string, careless: Careless = {}): Promise<string> {
  const answer = await sendCarelessly(somebody, path, careless)
  assert.equal(answer?.status, 200, `${path}: ${words(answer?.body ?? 'no form').slice(0, 300)}`)
  return answer?.url ?? ''
}

/** What counts as kept, in whole or in part, by how it is known. */
async function keptOf(kind: 'consultation' | 'partnership' | 'organisation' | 'compact', id: string, on: string) {
  const checked = await checkSubject(app.hub.db, { kind, id }, day(on))
  assert.ok(checked && checked.findings.length > 5)
  return checked.findings
    .filter(({ verdict }) => verdict === 'met' || verdict === 'partly')
    .map(({ practice, verdict, proof, because }) => ({ practice, verdict, proof, because }))
}

/** What something else than words bears, and what that is. */
const borne: Readonly<Record<string, string>> = {
  'partnership.kind-and-scale': 'the choice of its kind, and a day on which it ends',
  'partnership.need-tested': 'one of four: the choice to go on',
  'partnership.duplicates-checked': 'the search of the register, which found nothing',
  'partnership.sector-from-outset': 'an organisation of the sector as a partner, and no terms yet',
  'partnership.sector-budget': 'a number',
  'partnership.roles-shared': 'one of two: a holder of the chair',
  'partnership.sector-represented': 'a person who holds the seat',
  'partnership.agenda-open': 'the mail that asked every seat for items',
  'organisation.interests-declared': 'a body of the directory that it wants to hear from',
  'compact.signatories': 'the signature of a public body',
  'compact.governing-group': 'a partnership of the register that is named',
  'compact.published': 'the editions in force on their pages',
  'compact.codes-read-together': 'three editions in force, linked on their pages',
  'compact.contact-published': 'two of four: the name and the address of the secretariat',
  'consultation.minimum-period': 'the days on which it was open',
  'consultation.standard-period': 'the days on which it was open',
  'consultation.on-forward-plan': 'the day on which it was listed',
  'consultation.deadline-and-timetable': 'the dates on the public page',
  'consultation.contact-named': 'one of four: an address that mail can go to',
  'consultation.lead-body-named': 'one of two: the organisation that leads it',
  'consultation.sensitive-information': 'a choice: none is collected',
  'consultation.consultees-listed': 'an organisation of the directory on the public list',
  'consultation.wider-audience': 'a tick: that organisation is not tied to the lead body',
}

const withoutDays = (days: Readonly<Record<string, string>>, other: string) => (name: string) => days[name] ?? other

test('a consultation made of the letter x keeps what its dates show, and nothing that x would have to bear', async () => {
  const begun = await taken('/consultations/new')
  const at = /^(\/consultations\/[^/?]+)/.exec(begun)?.[1]
  assert.ok(at)
  const days = { opens_on: '2026-01-06', closes_on: '2026-03-30', decision_on: '', feedback_on: '' }
  const careless = { day: withoutDays(days, '2026-01-05') }
  for (const page of ['basics', 'about', 'scope', 'taking-part', 'contact', 'planning', 'groups', 'invited'])
    await taken(`${at}/plan/${page}`, careless)
  assert.equal((await sendCarelessly(somebody, `${at}/plan/asking`, careless))?.status, 422)
  await taken(`${at}/plan/asking`, {
    day: withoutDays({ answered_on: '' }, '2026-01-05'),
    but: { answer: '' },
  })
  await taken(`${at}/plan/timetable`, { ...careless, but: { closes_at: '' } })
  await taken(`${at}/publicity`, careless)
  await taken(`${at}/form/sections/new`)
  const { id, section } = await app.hub.db
    .selectFrom('form_section')
    .innerJoin('consultation', 'consultation.id', 'form_section.consultation_id')
    .select(['consultation.id', 'form_section.id as section'])
    .where('consultation.slug', '=', at.slice('/consultations/'.length))
    .executeTakeFirstOrThrow()
  const question = `${at}/form/questions/new?section=${section}&type=short-text`
  await taken(question, { but: { text: 'x?', about_you: '' } })
  await taken(`${at}/plan/sign-off`, careless)
  await taken(`${at}/opening`, { but: { act: 'publish' } })
  await taken(`${at}/decisions/new`, careless)
  for (const on of ['2026-01-06', '2026-02-20', '2026-04-20', '2027-02-01']) {
    app.clock.now = new Date(`${on}T09:00:00Z`)
    const found = await keptOf('consultation', id, on)
    const said = found.filter(({ practice }) => !(practice in borne))
    assert.deepEqual(said, [], on)
  }
})

test('a partnership made of the letter x keeps nothing that x would have to bear', async () => {
  const { db } = app.hub
  app.clock.now = new Date('2026-01-05T09:00:00Z')
  const at = /^(\/partnerships\/[^/?]+)/.exec(await taken('/partnerships/new'))?.[1]
  assert.ok(at)
  const ahead = Object.fromEntries(['due_on', 'ends_on', 'falls_on', 'closes_on'].map(name => [name, '2026-12-01']))
  const careless = { day: withoutDays({ ...ahead, to_day: '', last_day: '' }, '2026-01-05') }
  for (const page of ['scope', 'scope/similar', 'stakeholders', 'stakeholder-kinds', 'scope/decision'])
    await taken(`${at}/${page}`, careless)
  assert.equal((await sendCarelessly(somebody, `${at}/partners`, careless))?.status, 422)
  await taken(`${at}/partners`, { ...careless, but: { support_answer: '' } })
  await taken(`${at}/objectives/new`, { ...careless, but: { baseline: '1', target_value: '2' } })
  await taken(`${at}/contributions/new`, { ...careless, but: { amount: '12', hours: '1', rate: '1', given_on: '' } })
  for (const page of ['seats', 'communities', 'terms/writing', 'steps/new', 'risks/new', 'outlook/new', 'settings'])
    await taken(`${at}/${page}`, careless)
  for (const page of ['learning/lessons/new', 'learning/successes/new']) await taken(`${at}/${page}`, careless)
  // Why a question is closed to the public must say something as well.
  assert.equal(
    (await sendCarelessly(somebody, `${at}/decisions/new`, { ...careless, but: { closes_at: '17:00' } }))?.status,
    422,
  )
  await taken(`${at}/decisions/new`, { ...careless, but: { closes_at: '17:00', closed_to_public: '' } })
  // What is evidence must say something: of the entries that a partnership keeps of itself none is taken.
  for (const { book, name } of kinds)
    assert.equal((await sendCarelessly(somebody, `${at}/${book}/${name}/new`, careless))?.status, 422, name)
  const review = await taken(`${at}/reviews/new`, careless)
  for (const page of ['words', 'findings', 'closing']) await taken(`${review.split('?')[0]}/${page}`, careless)
  const meeting = await taken(`${at}/meetings/new`, { ...careless, but: { starts_at: '18:00', ends_at: '19:00' } })
  await taken(`${meeting.split('?')[0]}/call-for-items`, careless)
  const { id } = await db
    .updateTable('partnership')
    .set({ size: 'full', state: 'running', started_on: day('2026-01-05'), public: true })
    .where('slug', '=', at.slice('/partnerships/'.length))
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const on of ['2026-01-06', '2026-06-01', '2027-02-15']) {
    const found = await keptOf('partnership', id, on)
    assert.deepEqual(
      found.filter(({ practice }) => !(practice in borne)),
      [],
      on,
    )
  }
})

test('an organisation and a Compact made of the letter x keep nothing that x would have to bear', async () => {
  const today = { day: () => '2026-01-05' }
  for (const page of ['practice', 'policies/new', 'interests']) await taken(`/organisations/fen-council/${page}`, today)
  await taken('/compact/statement', today)
  await taken('/compact/codes/devon-2008/origin', today)
  const review = (await taken('/compact/reviews/new')).split('?')[0]
  await taken(`${review}/report`)
  await taken(`${review}/actions/new`, { day: () => '2026-12-01' })
  const closing = await sendCarelessly(somebody, `${review}/closing`)
  assert.equal(closing?.status, 422)
  assert.match(words(closing.body), /The report says nothing yet/)
  // One that was closed with such words before that was refused bears nothing either.
  await app.hub.db
    .updateTable('compact_review')
    .set({ closed_on: day('2026-01-05') })
    .where('id', '=', review!.split('/').at(-1)!)
    .execute()
  for (const [kind, id] of [
    ['organisation', world.council],
    ['compact', world.area],
  ] as const)
    assert.deepEqual(
      (await keptOf(kind, id, '2026-01-06')).filter(({ practice }) => !(practice in borne)),
      [],
    )
})

test('whatever is said to somebody who asked must say something', () => {
  const answers = routes.flatMap(route => {
    if (route.kind !== 'page') return []
    const field = route.form?.['answer'] as { control: string; replies?: boolean } | undefined
    return field?.control === 'textarea' ? [{ path: route.path, replies: field.replies ?? false }] : []
  })
  assert.ok(answers.length > 8)
  assert.deepEqual(
    answers.filter(({ replies }) => !replies).map(({ path }) => path),
    [],
  )
})
