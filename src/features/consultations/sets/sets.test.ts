/** Questions kept for the area and taken up again: a set and what was asked with it never change each other. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'
import { type OpenConsultation, openConsultation, routedForm } from '../../responses/open-consultation.fixture.ts'
import { loadQuestionForm } from '../question-form.queries.ts'

let app: TestApp
let of: OpenConsultation
let next: OpenConsultation
let lead: Visitor

before(async () => {
  app = await testApp()
  const { db } = app.hub
  of = await openConsultation(db, 'asked-before', { form: routedForm })
  next = await openConsultation(db, 'asks-next')
  await db.updateTable('consultation').set({ published_at: null, state: 'planned' }).where('id', '=', next.id).execute()
  const role = { person_id: of.people.lead, role: 'lead', subject_kind: 'consultation', subject_id: next.id } as const
  await db
    .insertInto('role_grant')
    .values({ ...role, id: newId(), from_day: day('2026-01-01') })
    .execute()
  lead = await app.visitor(of.people.lead)
})
after(() => app.close())

const formOf = (consultation: OpenConsultation) => loadQuestionForm(app.hub.db, consultation.id)
const sets = () => app.hub.db.selectFrom('question_set').selectAll().orderBy('created_at').execute()
/** How the page names a set whose place is taken, with what it is now. */
const instead = async (title: string) =>
  new RegExp(`<option value="([^"]+)"[^>]*>${title}</option>`).exec((await lead.get(await keepAt(0))).body)?.[1] ?? ''
const keepAt = async (at: number) =>
  `/consultations/${of.slug}/form/sections/${(await formOf(of)).sections[at]!.id}/set`

test('a section is kept with the questions that were ticked, told where who is asked was left behind', async () => {
  const page = await lead.get(`/consultations/${of.slug}/form`)
  assert.match(words(page.body), /Keep these questions for other consultations/)
  const kept = await lead.send(await keepAt(0), { note: 'For every line that changes' })
  assert.match(words(kept.body), /The questions are kept\..*Kept from “How we work together”/)
  const [set] = await sets()
  const { title, questions } = (await formOf(of)).sections[0]!
  assert.deepEqual([set!.title, set!.note, set!.edition], [title, 'For every line that changes', 1])
  assert.equal((set!.questions as unknown[]).length, questions.length)
  const none = await lead.send(await keepAt(0), { questions: [], title: 'Nothing' })
  assert.equal(none.status, 422)
  assert.match(none.body, /value="Nothing"/, 'what was typed is kept')
  const routed = (await formOf(of)).sections.findIndex(({ questions: own }) => own.some(each => each.shownIf))
  const alone = await lead.send(await keepAt(routed), { title: 'Alone' })
  assert.match(words(alone.body), /The questions are kept/)
})

test('a form takes a set up with who is asked, and neither changes the other after', async () => {
  const [set] = await sets()
  const taken = await lead.send(`/consultations/${next.slug}/form/taken-over`, { sets: [set!.id] })
  assert.match(words(taken.body), /added at the end/)
  const form = await formOf(next)
  const section = form.sections.at(-1)!
  const original = (await formOf(of)).sections[0]!
  assert.deepEqual(
    section.questions.map(({ text, type, settings }) => [text, type, settings]),
    original.questions.map(({ text, type, settings }) => [text, type, settings]),
  )
  const ids = new Set(section.questions.map(({ id }) => id))
  for (const { shownIf } of section.questions)
    for (const { question } of shownIf?.tests ?? []) assert.ok(ids.has(question), 'asked by its own copy')
  const [question] = section.questions
  await lead.send(`/consultations/${next.slug}/form/questions/${question!.id}`, { text: 'Asked otherwise' })
  assert.deepEqual((await sets())[0]!.questions, set!.questions)
  const quoted = await instead(set!.title)
  await lead.send(await keepAt(1), { title: 'Another name', instead: quoted })
  const late = await lead.send(await keepAt(0), { title: 'A third name', instead: quoted })
  assert.equal(late.status, 422)
  assert.match(words(late.body), /Somebody changed this set after you opened this page/)
  assert.match(late.body, /value="A third name"/, 'what was typed is kept')
  const [after_] = await sets()
  assert.deepEqual([after_!.title, after_!.edition], ['Another name', 2])
  assert.equal((await formOf(next)).sections.at(-1)!.title, original.title)
})

test('the page of a set says where it is asked, but of a consultation that is planned only that there is none', async () => {
  const [set] = await sets()
  const address = `/question-sets/${set!.id}`
  assert.match(words((await lead.get(address)).body), /Asked nowhere in public yet/)
  const now = { published_at: new Date('2026-02-01T09:00:00Z'), state: 'open' } as const
  await app.hub.db.updateTable('consultation').set(now).where('id', '=', next.id).execute()
  assert.match(
    words((await lead.get(address)).body),
    /Asked in one consultation.*as they were before they were last replaced/,
  )
  const away = await lead.send(address, { away: ['yes'] })
  assert.match(words(away.body), /The set is saved/)
  assert.match(words((await lead.get('/question-sets')).body), /One set in use.*Put away.*Another name/)
  const gone = await lead.send(await keepAt(0), { instead: `${set!.id}.2` })
  assert.equal(gone.status, 422)
})

test('sets are for whoever asks questions: the secretariat and leads', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  assert.equal((await reviewer.get('/question-sets')).status, 403)
  assert.equal((await reviewer.get(`/question-sets/${(await sets())[0]!.id}`)).status, 403)
  assert.equal((await (await app.visitor(of.people.stranger)).get(await keepAt(0))).status, 403)
  const told = await app.hub.db
    .selectFrom('audit_entry')
    .select('action')
    .where('record_kind', '=', 'question_set')
    .execute()
  assert.deepEqual(told.map(({ action }) => action).sort(), [
    'question-set.changed',
    'question-set.kept',
    'question-set.kept',
    'question-set.kept',
  ])
})
