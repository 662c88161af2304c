/** The questions whether taking part was fair: added once, with the groups of the plan, and only in the Hub's own words. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { loadFacts } from '../../../facts/load.ts'
import { day } from '../../../kernel/day.ts'
import { giveResponse } from '../../points/points-fixture.ts'
import { foundFairNow } from '../../points/report/found-fair.queries.ts'
import { type OpenConsultation, openConsultation } from '../../responses/open-consultation.fixture.ts'
import { addGroup } from '../plan/groups.queries.ts'

let app: TestApp
let of: OpenConsultation
let form: string
const group = {
  expected: 20,
  seldom_heard: false,
  outreach: 'Visits',
  outreach_done_on: null,
  methods: '',
  languages: '',
}

before(async () => {
  app = await testApp(new Date('2026-01-10T09:00:00Z'))
  of = await openConsultation(app.hub.db, 'fair')
  await app.hub.db.updateTable('consultation').set({ published_at: null }).where('id', '=', of.id).execute()
  form = `/consultations/${of.slug}/form`
})
after(() => app.close())

const asking = () =>
  app.hub.db.selectFrom('question').select(['id', 'asks', 'settings']).where('asks', '<>', '').orderBy('asks').execute()
const addNamed = (name: string) => app.hub.db.transaction().execute(tx => addGroup(tx, of.id, { ...group, name }))

test('it waits for target groups, is added once, and lists groups that were named since', async () => {
  const lead = await app.visitor(of.people.lead)
  assert.match(words((await lead.get(form)).body), /Name the target groups first/)
  await addNamed('Shift workers')
  await lead.send(form, { act: 'fair' })
  assert.deepEqual(
    (await asking()).map(({ asks }) => asks),
    ['fair', 'groups'],
  )
  assert.equal((await lead.send(form, { act: 'fair' })).status, 422)
  await addNamed('Young people')
  assert.match(
    words((await lead.get(form)).body),
    /Nobody can say yet that they are of these target groups: Young people/,
  )
  await lead.send(form, { act: 'groups' })
  const [, which] = await asking()
  const options = (which!.settings as { options: { label: string }[] }).options.map(({ label }) => label)
  assert.deepEqual(options, ['Shift workers', 'Young people', 'None of these', 'Prefer not to say'])
})

test('in other words it is a question like any other', async () => {
  const lead = await app.visitor(of.people.lead)
  const [fair] = await asking()
  await lead.send(`${form}/questions/${fair!.id}`, { text: 'Was the venue nice?' })
  assert.deepEqual(
    (await asking()).map(({ asks }) => asks),
    ['groups'],
  )
  await app.hub.db.updateTable('question').set({ asks: 'fair' }).where('id', '=', fair!.id).execute()
})

test('on a scale that runs the other way it is another question', async () => {
  const lead = await app.visitor(of.people.lead)
  const [fair] = await asking()
  const labels = ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree'].join('\n')
  await lead.send(`${form}/questions/${fair!.id}`, { 'agree-scale-labels': labels })
  assert.deepEqual(
    (await asking()).map(({ asks }) => asks),
    ['groups'],
  )
  await lead.send(`${form}/questions/${fair!.id}`, { 'agree-scale-labels': '' })
  await app.hub.db.updateTable('question').set({ asks: 'fair' }).where('id', '=', fair!.id).execute()
})

test('a form that asks only some asks it not, and what a group chose is told as it stood there', async () => {
  const [fair, which] = await asking()
  const facts = async () =>
    (await loadFacts(app.hub.db, 'consultation', [of.id], day('2026-01-20'))).get(of.id)!.foundFair
  assert.deepEqual((await facts()).asked, true)
  const shown_if = JSON.stringify({ match: 'any', tests: [{ question: of.questions[0], answers: ['1'] }] })
  const show = (id: string, to: string | null) =>
    app.hub.db.updateTable('question').set({ shown_if: to }).where('id', '=', id).execute()
  await show(fair!.id, shown_if)
  assert.equal((await facts()).asked, false)
  await show(fair!.id, null)
  await show(which!.id, shown_if)
  assert.deepEqual(
    (await facts()).groups.map(({ listed }) => listed),
    [false, false],
  )
  await show(which!.id, null)
  const named = (from: string, name: string) =>
    app.hub.db.updateTable('target_group').set({ name }).where('name', '=', from).execute()
  await named('Shift workers', 'Everybody')
  assert.deepEqual(
    (await facts()).groups.map(({ label, listed }) => [label, listed]),
    [
      ['Shift workers', true],
      ['Young people', true],
    ],
  )
  await named('Everybody', 'Shift workers')
})

test('what each group found is told as coarse as no count can be had from it, and nothing in confidence moves it', async () => {
  const [fair, which] = await asking()
  const groups = await app.hub.db.selectFrom('target_group').select(['id', 'name']).orderBy('created_at').execute()
  const say = (at: number, choice: number | string, more: object = {}) =>
    giveResponse(app.hub.db, of.id, {
      answers: { [fair!.id]: { choice, comment: '' }, [which!.id]: { choices: [groups[at]!.id], other: '' } },
      ...more,
    })
  for (let at = 0; at < 6; at++) await say(0, 1)
  for (let at = 0; at < 4; at++) await say(0, 4)
  for (let at = 0; at < 9; at++) await say(1, 2)
  const found = () => foundFairNow(app.hub.db, of.id)
  assert.deepEqual(await found(), { [groups[0]!.id]: 'more', [groups[1]!.id]: 'few' })
  await say(1, 2, { confidential: true })
  await say(1, 'dont-know')
  await say(1, 2, { state: 'withdrawn' })
  assert.deepEqual(await found(), { [groups[0]!.id]: 'more', [groups[1]!.id]: 'few' })
  await say(0, 5)
  await say(0, 5)
  await say(1, 5)
  // How many agree in all is told: half of the one group would say that nearly all of the other do.
  assert.deepEqual(await found(), { [groups[0]!.id]: 'few', [groups[1]!.id]: 'few' })
  for (let at = 0; at < 12; at++) await say(0, 5)
  for (let at = 0; at < 12; at++) await say(1, at < 6 ? 2 : 4)
  assert.deepEqual(await found(), { [groups[0]!.id]: 'half', [groups[1]!.id]: 'more' })
  const facts = await loadFacts(app.hub.db, 'consultation', [of.id], day('2026-03-01'))
  const told = facts.get(of.id) as { foundFair: unknown }
  assert.deepEqual(told.foundFair, {
    asked: true,
    groups: groups.map(({ id, name }) => ({ id, label: name, listed: true, said: null })),
  })
})
