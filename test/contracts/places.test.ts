/** What pages say they are for: every form is held by a page, every record that a check names is shown by one, and no name is misspelt. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formNames, practices } from '../../src/codes/index.ts'
import { exampleDay, exampleFacts } from '../../src/facts/examples.ts'
import { routes } from '../../src/features/registry.ts'
import { placesOf } from '../../src/web/places-of.ts'

const places = placesOf(routes, () => assert.fail('nobody asks what they may open'))

test('every form that mends something is held by a page', () => {
  assert.deepEqual(places.homeless(formNames), [])
})

test('the next step of every practice leads somewhere, of whichever kind its subject is', () => {
  for (const kind of ['consultation', 'partnership', 'organisation'])
    for (const form of formNames) assert.ok(places.ofForm(form, { kind, slug: 'any' }, []), `${kind}: ${form}`)
})

test('every kind of record that an example of a practice rests on is shown by a page, or stands on none on purpose', () => {
  /** An interest is told with the item that it was declared for. */
  const untold = new Set(['interest'])
  const kinds = new Map<string, string>()
  for (const practice of practices)
    for (const example of practice.examples) {
      const given = exampleFacts(practice.subject, example.facts)
      const parameters = practice.with.parse(example.with ?? {})
      const verdict = practice.check(given, parameters, example.today ?? exampleDay, example.others ?? [])
      for (const { kind } of verdict.records) kinds.set(kind, practice.id)
    }
  const shown = new Set(
    routes.flatMap(({ showsRecord = [] }) => showsRecord.map(each => (typeof each === 'string' ? each : each.kind))),
  )
  assert.deepEqual(
    [...kinds].filter(([kind]) => !shown.has(kind) && !untold.has(kind)),
    [],
  )
  assert.deepEqual(
    [...untold].filter(kind => shown.has(kind) || !kinds.has(kind)),
    [],
  )
})

test('an address is made only of a page that is there, and of all that stands in it', () => {
  assert.equal(places.at({ path: '/meetings/:meeting/agenda', params: { meeting: 'a b' } }), '/meetings/a%20b/agenda')
  assert.equal(places.at({ path: '/meetings/:id/never', params: { id: '1' } }), null)
  const around = { kind: 'partnership', slug: 'buses' }
  const term = { kind: 'term', id: 't', label: 'A term', within: 's' }
  assert.equal(places.ofForm('seat-term', around, [term]), '/partnerships/buses/seats/s/terms/t')
  assert.equal(
    places.ofRecord(term, around, new Map(), () => true),
    '/seats/s',
  )
  assert.equal(
    places.ofRecord({ kind: 'term', id: 't', label: 'A term' }, around, new Map(), () => true),
    null,
  )
  const lesson = { kind: 'lesson', id: 'l', label: 'A lesson' }
  assert.equal(
    places.ofRecord(lesson, around, new Map(), () => true),
    '/partnerships/buses/learning',
  )
  assert.equal(
    places.ofRecord(lesson, { kind: 'consultation', slug: 'bus' }, new Map(), () => true),
    '/consultations/bus/lessons',
  )
  assert.equal(
    places.ofRecord(lesson, around, new Map(), () => false),
    null,
  )
  assert.equal(places.ofForm('objectives-agreement', around, []), '/partnerships/buses/agreements/objectives')
  assert.equal(places.ofForm('departures', { kind: 'organisation', slug: 'o' }, []), '/organisations/o/departures/new')
})
