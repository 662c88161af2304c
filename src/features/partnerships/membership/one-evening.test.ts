/**
 * A board is set up in one evening: from nothing to a board with its partners, seats, holders, deputies, terms sent out and a year of
 * dates. What it takes is counted in forms sent and printed; and a network of nine village halls never has more than five tasks.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Answer, type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'

let app: TestApp
let lead: Visitor
let forms = 0

before(async () => {
  app = await testApp(new Date('2026-03-02T19:00:00Z'))
})
after(() => app.close())

/** Somebody who speaks for an organisation begins a partnership in its name; gives the organisation. */
async function beginAs(slug: string): Promise<string> {
  const { db } = app.hub
  const [organisation, person] = [newId(), newId()]
  await db.insertInto('organisation').values({ id: organisation, slug, name: slug, sector: 'statutory' }).execute()
  await db
    .insertInto('person')
    .values({ id: person, name: slug, email: `${slug}@example.org` })
    .execute()
  const contact = { role: 'contact', subject_kind: 'organisation', subject_id: organisation } as const
  await db
    .insertInto('role_grant')
    .values({ id: newId(), person_id: person, ...contact, from_day: day('2026-01-01') })
    .execute()
  lead = await app.visitor(person)
  forms = 0
  return organisation
}

type Values = Record<string, string | readonly string[]>

/** Sends a form and counts it, taken or not. */
async function send(path: string, values: Values, form?: string, status = 200): Promise<Answer> {
  forms++
  const answer = await lead.send(path, values, form ? { form } : {})
  assert.equal(answer.status, status, `${path}: ${words(answer.body).slice(0, 500)}`)
  return answer
}

const date = (name: string, [dayOfMonth, month, year]: readonly [string, string, string]) => ({
  [`${name}-day`]: dayOfMonth,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
})

const heads = 'Agency\tBoard member\tEmail\tPost\tBoard role\tSector\tDeputy\tDeputy email'
const seats = Array.from({ length: 13 }, (_, at) => {
  const agency = ['Council', 'Police', 'Health Trust', 'Probation', 'Fen Aid', 'Homes', 'Diocese', 'Schools'][at % 8]!
  const role = at === 0 ? 'Chair' : at > 10 ? 'Adviser' : 'Member'
  const sector = at % 8 > 3 ? 'Voluntary' : 'Statutory'
  const deputy = at < 8 ? `Deputy ${at}\tdeputy${at}@example.org` : '\t'
  return `Fenshire ${agency}\tMember ${at}\tmember${at}@example.org\tPost ${at}\t${role}\t${sector}\t${deputy}`
})

test('eight partners, thirteen seats, deputies, advisers, terms and a year of dates take at most twelve forms', async () => {
  const council = await beginAs('safeguarding-lead')
  const base = '/partnerships/safeguarding-board'
  await send('/partnerships/new', {
    name: 'Safeguarding Board',
    need: 'Children at risk are known to several bodies at once.',
    lead_organisation_id: council,
  })
  await send(`${base}/scope`, { why_together: 'Each body sees a part of a child’s life.' })
  await send(`${base}/scope/similar`, {})
  await send(`${base}/scope/decision`, { result: 'go', result_reason: 'Nobody brings the bodies together.' })
  await send(`${base}/membership`, { pasted: [heads, ...seats].join('\n') })
  const taken = await send(`${base}/membership/check`, { again: [], let_go: [] }, 'Take the list over')
  assert.match(words(taken.body), /The list has been taken over/)
  await send(`${base}/terms/writing`, {})
  const year = { ...date('first_day', ['14', '4', '2026']), why_needed: 'Cases, risks and the plan of the year.' }
  const shown = await send(`${base}/meetings/year`, { ...year, show: 'yes' }, undefined, 422)
  const days = [...shown.body.matchAll(/name="days"[^>]*value="([^"]+)"/g)].map(match => match[1]!)
  assert.equal(days.length, 12)
  forms++
  const set = await lead.post(`${base}/meetings/year`, {
    ...year,
    rhythm: 'month',
    count: '12',
    clear: 'holidays',
    how: 'in-person',
    days,
    _once: /name="_once" value="([^"]+)"/.exec(shown.body)![1]!,
  })
  assert.match(words(set.body), /The meetings are announced/)
  const { db } = app.hub
  assert.equal((await db.selectFrom('seat').select('id').execute()).length, 13)
  assert.equal((await db.selectFrom('partner').select('id').execute()).length, 8)
  assert.equal((await db.selectFrom('meeting').select('id').execute()).length, 12)
  const mails = await db.selectFrom('outgoing_mail').select('id').where('about_kind', '=', 'meeting').execute()
  assert.equal(mails.length, 21, 'one mail to each holder and deputy')
  console.log(`Safeguarding board from nothing: ${forms} forms`)
  assert.ok(forms <= 12, `${forms} forms`)
})

test('a network of nine village halls: seats from a pasted list, and never more than five tasks', async () => {
  const council = await beginAs('halls-lead')
  const base = '/partnerships/village-halls'
  await send('/partnerships/new', {
    name: 'Village halls',
    need: 'Nine halls book, heat and insure each alone.',
    lead_organisation_id: council,
  })
  const tasks = async () => {
    const page = words((await lead.get('/tasks')).body)
    const count = Number(/(\d+) tasks? (?:is|are) yours/.exec(page)?.[1] ?? 0)
    return count
  }
  const most = [await tasks()]
  await send(`${base}/scope`, { why_together: 'Together they buy cheaper.' })
  await send(`${base}/scope/similar`, {})
  await send(`${base}/scope/decision`, { result: 'go', result_reason: 'The halls want it.' })
  most.push(await tasks())
  const halls = Array.from(
    { length: 9 },
    (_, at) => `Hall ${at + 1} Village Hall\tKeeper ${at}\tkeeper${at}@example.org`,
  )
  await send(`${base}/membership`, { pasted: `Organisation\tName\tEmail\n${halls.join('\n')}` })
  await send(`${base}/membership/check`, { again: [], let_go: [] }, 'Take the list over')
  most.push(await tasks())
  console.log(`Nine village halls: ${forms} forms, tasks ${most.join(', ')}`)
  assert.ok(Math.max(...most) <= 5 && forms <= 8, `${forms} forms`)
})
