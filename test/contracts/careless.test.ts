/**
 * Somebody fills every box of every form with "x", ticks whatever can be ticked, chooses the first of everything, and publishes. Of
 * what they leave behind nothing may count as kept that a word of no content would have to bear.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type CompactWorld, makeCompact, signCode } from '../../src/features/compact/compact.fixture.ts'
import { checkSubject } from '../../src/features/compact/index.ts'
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
  await taken(question, { but: { text: 'x?' } })
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
