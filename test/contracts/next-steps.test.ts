/**
 * Every next step leads to a page with a form that somebody responsible may open: what a finding of the demonstration
 * area links to, and the page of each form that a practice names.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { FormName } from '../../src/codes/forms.ts'
import { practices } from '../../src/codes/index.ts'
import { exampleDay, exampleFacts } from '../../src/facts/examples.ts'
import { checkCompact, checkedKinds, checkSubjects } from '../../src/features/compact/checks/checking.ts'
import { stepOf } from '../../src/features/compact/checks/finding.view.ts'
import { buildWorld, type World } from '../support/world.ts'

type Subject = { readonly kind: string; readonly id: string; readonly slug: string; readonly people: readonly string[] }

const responsible = { consultation: 'lead', partnership: 'chair', organisation: 'contact' } as const

/** Lists of work: what is to be done is done on the pages they link to, and once its time has come. */
const lists: readonly FormName[] = [
  'acknowledgements',
  'calendar-entry',
  'feedback',
  'points',
  'points-checked',
  'register',
  'report',
  'rounds',
  'wording',
  // Seats report back on pages of their own, and lessons are kept with their consultations.
  'organisation-seats',
  'organisation-lessons',
  // What the nightly record and the import of a document bring.
  'findings',
  'compact-documents',
  // The secretariat invites those who registered nothing.
  'registration',
]

let world: World
let subjects: Subject[]
const seen = new Map<string, Promise<{ readonly status: number; readonly body: string }>>()

before(async () => {
  world = await buildWorld()
  subjects = (await Promise.all(checkedKinds.map(subjectsOf))).flat()
  subjects.push({ kind: 'compact', id: '', slug: '', people: await peopleWith('secretariat', null) })
})
after(() => world.close())

async function subjectsOf(kind: (typeof checkedKinds)[number]): Promise<Subject[]> {
  const rows = await world.hub.db.selectFrom(kind).select(['id', 'slug']).orderBy('created_at').execute()
  const all = await Promise.all(
    rows.map(async row => ({ kind, ...row, people: await peopleWith(responsible[kind], row.id) })),
  )
  return all.filter(({ people }) => people.length > 0)
}

/** Names in the area of those with a role, on a subject or at all. */
async function peopleWith(role: 'lead' | 'chair' | 'contact' | 'secretariat', id: string | null): Promise<string[]> {
  const rows = await world.hub.db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select('person.email')
    .where('role', '=', role)
    .$if(id !== null, query => query.where('role_grant.subject_id', '=', id))
    .where('role_grant.to_day', 'is', null)
    .execute()
  return rows.flatMap(({ email }) => (email?.endsWith('@demo.invalid') ? [email.split('@')[0]!] : []))
}

/** What one of these people gets at best: the page with something on it to send, the page, or nothing. */
async function look(address: string, people: readonly string[]): Promise<'form' | 'page' | 'nothing'> {
  let best: 'page' | 'nothing' = 'nothing'
  for (const name of people) {
    const key = `${address} ${name}`
    const known = seen.get(key) ?? world.visitor(name).then(visitor => visitor.get(address))
    seen.set(key, known)
    const { status, body } = await known
    if (status !== 200) continue
    if (/<form[^>]*method="post"/.test(body.slice(body.indexOf('<main')))) return 'form'
    best = 'page'
  }
  return best
}

test('what a finding of the demonstration area links to opens for whoever answers for it, and has a form', async () => {
  const { places } = world.hub
  const today = await world.hub.today()
  const lost: string[] = []
  for (const subject of subjects) {
    const kind = checkedKinds.find(each => each === subject.kind)
    const checked = kind
      ? (await checkSubjects(world.hub.db, kind, [subject.id], today)).get(subject.id)
      : await checkCompact(world.hub.db, today)
    for (const finding of checked?.findings ?? []) {
      if (finding.nextStep === null || finding.past !== null || finding.nextStep.form === 'departures') continue
      const address = stepOf(places, finding, subject)
      const open = address === null ? 'nothing' : await look(address, subject.people)
      const enough = finding.verdict === 'notDue' || lists.includes(finding.nextStep.form) ? 'page' : 'form'
      if (open !== 'form' && open !== enough && finding.nextStep.form !== 'registration')
        lost.push(`${subject.kind} ${subject.slug}: ${finding.practice} (${finding.verdict}) ${address}`)
    }
  }
  assert.deepEqual([...new Set(lost)], [])
})

test('each form that a practice names has a page that somebody responsible may open', async () => {
  const { places } = world.hub
  const lost: string[] = []
  for (const practice of practices) {
    const named = practice.examples.flatMap(example => {
      const given = exampleFacts(practice.subject, example.facts)
      const parameters = practice.with.parse(example.with ?? {})
      const verdict = practice.check(given, parameters, example.today ?? exampleDay, example.others ?? [])
      return verdict.past === null && verdict.nextStep ? [verdict.nextStep.form] : []
    })
    for (const form of new Set(named)) {
      const own = subjects.filter(({ kind }) => kind === practice.subject)
      const step = { nextStep: { form }, records: [] }
      const found = await Promise.all(
        own.map(subject => look(stepOf(places, step, subject) ?? '/nowhere', subject.people)),
      )
      const enough = lists.includes(form) || places.hasRecordForms(form) ? 'page' : 'form'
      if (!found.includes('form') && !found.includes(enough) && form !== 'registration')
        lost.push(`${practice.id}: ${form} ${stepOf(places, step, own[0]!)}`)
    }
  }
  assert.deepEqual(lost, [])
})

/** Tasks that are done by reading, or on the pages of a list: the page itself, not a form on it, is what they ask for. */
const read: readonly RegExp[] = [
  /^\/meetings\/[^/]+$/,
  /\/(responses|points|keyed|corrections|concerns|actions|join-requests|checks|format-requests)$/,
  /\/(register|feedback|report|wording|lessons|agenda)$/,
  /^\/organisations\/[^/]+$/,
]

test('the page of every task opens for its owner, and has a form', async () => {
  const people = await world.hub.db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select('person.email')
    .distinct()
    .execute()
  const lost: string[] = []
  for (const { email } of people) {
    if (!email?.endsWith('@demo.invalid')) continue
    const name = email.split('@')[0]!
    const tasks = (await (await world.visitor(name)).get('/tasks?show=all')).body
    const [mine = ''] = tasks.slice(tasks.indexOf('id="next"')).split('id="aside"')
    for (const [, address = ''] of mine.matchAll(/<h3[^>]*>\s*<a class="govuk-link" href="([^"]+)"/g)) {
      const href = address.replaceAll('&amp;', '&')
      const open = await look(href, [name])
      const enough = read.some(pattern => pattern.test(href)) || open === 'form'
      if (open === 'nothing' || !enough) lost.push(`${name}: ${href} is ${open}`)
    }
  }
  assert.deepEqual(lost, [])
})
