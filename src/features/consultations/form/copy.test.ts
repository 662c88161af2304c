/** A consultation begun like an earlier one, and sections taken over from it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'
import { routingFaults } from '../../../questions/check-routing.ts'
import { openConsultation, routedForm } from '../../responses/open-consultation.fixture.ts'
import { makePeople, type People } from '../consultation.fixture.ts'
import { loadQuestionForm } from '../question-form.queries.ts'

let app: TestApp
let people: People
let lead: Visitor
let earlier: string
before(async () => {
  app = await testApp()
  const { db } = app.hub
  people = await makePeople(db)
  const of = await openConsultation(db, 'last-year', { form: routedForm })
  earlier = of.id
  await db
    .updateTable('consultation')
    .set({
      aims: 'To hear how people travel',
      designed_with: 'Two groups',
      decisions_made: 'No line closes',
      decision_on: day('2026-08-01'),
    })
    .where('id', '=', of.id)
    .execute()
  const group = newId()
  await db
    .insertInto('target_group')
    .values({
      id: group,
      consultation_id: of.id,
      name: 'Riders',
      outreach: 'A form on each bus',
      outreach_done_on: day('2026-02-10'),
    })
    .execute()
  await db
    .insertInto('publicity')
    .values({
      id: newId(),
      consultation_id: of.id,
      target_group_id: group,
      what: 'Posters at every stop',
      channel: 'post',
      happened_on: day('2026-02-12'),
    })
    .execute()
  await db
    .insertInto('role_grant')
    .values({
      id: newId(),
      person_id: people.councilContact,
      role: 'lead',
      subject_kind: 'consultation',
      subject_id: of.id,
      from_day: day('2026-01-01'),
    })
    .execute()
  lead = await app.visitor(people.councilContact)
})
after(() => app.close())

test('last year’s consultation is begun again with plan, groups, questions and who is asked; nothing that happened comes along', async () => {
  const begun = await lead.send('/consultations/new', {
    title: 'Buses again',
    summary: 'How do you travel now?',
    like: earlier,
  })
  assert.match(words(begun.body), /taken over from “How we work together”/)
  const made = await app.hub.db
    .selectFrom('consultation')
    .selectAll()
    .where('title', '=', 'Buses again')
    .executeTakeFirstOrThrow()
  assert.equal(made.aims, 'To hear how people travel')
  assert.equal(made.contact_email, 'team@council.example')
  assert.deepEqual(
    [made.opens_on, made.closes_on, made.decision_on, made.published_at, made.decisions_made, made.designed_with],
    [null, null, null, null, '', ''],
  )
  const form = await loadQuestionForm(app.hub.db, made.id)
  const before = await loadQuestionForm(app.hub.db, earlier)
  assert.deepEqual(
    form.sections.map(({ title, questions }) => [title, questions.map(({ text }) => text)]),
    before.sections.map(({ title, questions }) => [title, questions.map(({ text }) => text)]),
  )
  assert.deepEqual(routingFaults(form), [])
  assert.equal(form.sections[1]!.questions[0]!.shownIf!.tests[0]!.question, form.sections[0]!.questions[0]!.id)
  const group = await app.hub.db
    .selectFrom('target_group')
    .selectAll()
    .where('consultation_id', '=', made.id)
    .executeTakeFirstOrThrow()
  assert.deepEqual([group.name, group.outreach, group.outreach_done_on], ['Riders', 'A form on each bus', null])
  const counted = await app.hub.db.selectFrom('publicity').select('id').where('consultation_id', '=', made.id).execute()
  assert.equal(counted.length, 0, 'nothing was made known yet')
  const publicity = await lead.get(`/consultations/${made.slug}/publicity`)
  assert.match(
    words(publicity.body),
    /What was done for “How we work together”.*Posters at every stop \(Post, Riders\)/,
  )
  const again = /href="([^"]*again=[^"#]*)/.exec(publicity.body)![1]!
  const saved = await lead.send(again, {})
  assert.match(words(saved.body), /1 entry.*Posters at every stop/)
})

test('sections are taken over alone, told where who is asked was left behind, and only from what somebody leads', async () => {
  const begun = await lead.send('/consultations/new', { title: 'Trams', summary: 'Trams?' })
  const base = begun.url.slice(0, begun.url.indexOf('/plan'))
  const second = (await loadQuestionForm(app.hub.db, earlier)).sections[1]!
  const taken = await lead.send(`${base}/form/taken-over`, { sections: [second.id] })
  assert.match(
    words(taken.body),
    /rested on questions that were not taken over.*Without the bus.*1\. What keeps you from it\?/,
  )
  assert.equal((await lead.send(`${base}/form/taken-over`, { sections: [] })).status, 422)
  const stranger = await app.visitor(people.charityContact)
  assert.equal((await stranger.get(`${base}/form/taken-over`)).status, 403)
  const other = await openConsultation(app.hub.db, 'not-mine')
  const refused = await lead.send('/consultations/new', { title: 'Theirs', summary: 'x y', like: other.id })
  assert.equal(refused.status, 422)
})
