/** A file of five thousand responses, from the upload to the last one taken in; how long the server is held, and what memory it takes. */

import { workOnImports } from '../../src/features/responses/import/work.job.ts'
import { measuredForm, openConsultation } from '../../src/features/responses/open-consultation.fixture.ts'
import { findForm } from '../../worlds/visitor.ts'
import { testApp } from '../support/app.ts'
import { atLeast, atMost, type Bench } from './figure.ts'
import { longestHold } from './held-up.ts'
import { proseOf, steadyNumbers } from './many-responses.ts'

const ROWS = 5000
const SECONDS = 30
const HELD = 50
const MEGABYTES = 150

/** Runs it. */
export const run: Bench = async () => {
  const app = await testApp()
  try {
    const of = await openConsultation(app.hub.db, 'many', { form: measuredForm })
    const lead = await app.visitor(of.people.lead)
    const file = fileOf(ROWS)
    const name = 'forms.csv'
    // The first form of a process is slower than all others: its pages are compiled.
    await lead.get(`/consultations/${of.slug}/imports`)
    global.gc?.()
    const before = process.memoryUsage().rss
    let most = before
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50)
    const steps: [string, number, number][] = []
    const step = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
      const begun = performance.now()
      const { value, held } = await longestHold(work, 'own')
      steps.push([what, (performance.now() - begun) / 1000, held])
      return value
    }
    const path = `/consultations/${of.slug}/imports`
    const columns = await step('read', () =>
      lead.send(path, {}, { files: { file: { name, type: 'text/csv', bytes: file } } }),
    )
    const values = { channel: 'paper', 'received-day': '1', 'received-month': '3', 'received-year': '2026' }
    const page = await lead.post(columns.url, { ...findForm(columns.body)!.values, ...values })
    await step('look over', () => workOnImports.run(app.hub))
    const ready = await lead.get(page.url)
    await lead.post(page.url, { ...findForm(ready.body)!.values, act: 'take' })
    await step('take in', () => workOnImports.run(app.hub))
    clearInterval(watch)
    const given = await app.hub.db
      .selectFrom('response')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return [
      atLeast('responses taken in', Number(given.count), ROWS),
      atMost(
        'from the file to the last response',
        steps.reduce((sum, [, seconds]) => sum + seconds, 0),
        SECONDS,
        's',
      ),
      ...steps.map(([what, , held]) => atMost(`longest hold of the server: ${what}`, held, HELD, 'ms')),
      atMost('memory taken meanwhile', (most - before) / 2 ** 20, MEGABYTES, 'MB'),
    ]
  } finally {
    await app.close()
  }
}

/** Eight scales with a comment now and then, four long texts, an address on every third. */
function fileOf(rows: number): Buffer {
  const next = steadyNumbers(rows)
  const scale = ['Strongly agree', 'Agree', 'Neither agree nor disagree', 'Disagree', 'Strongly disagree']
  const asked = measuredForm.flatMap(({ questions }) => questions)
  const header = [...asked.map(({ text }) => text), 'Email']
  const lines = Array.from({ length: rows }, (_, at) => [
    ...asked.map(({ type }) => (type === 'agree-scale' ? scale[Math.floor(next() * 5)]! : proseOf(next, 300))),
    at % 3 === 0 ? `person${at}@example.org` : '',
  ])
  return Buffer.from([header, ...lines].map(cells => cells.map(cell => `"${cell}"`).join(',')).join('\n'))
}
