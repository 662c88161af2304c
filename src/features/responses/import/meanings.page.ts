/** What words in a file mean that name none of the choices of their question. */
import { keysResponses } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import { fold } from '../../../kernel/fold.ts'
import type { Choice } from '../../../questions/question-type.ts'
import { say } from '../../../questions/wording.ts'
import { type Field, type RawForm, tick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { lookOverAnew, mayMap } from './columns.page.ts'
import { type ImportSubject, importAt, importParams, importSubject, trailToImport } from './import-subject.ts'
import { changeImport, closeMeanings, eachPart, openPlan } from './imports.queries.ts'
import { readEach } from './look-over.ts'
import type { Plan } from './read-row.ts'

type Meanings = Plan['meanings']

/** The value that says: leave this answer out, and take the rest of the row. */
const LEAVE_OUT = 'leave-out'

const nameOf = (column: number, words: string): string => `means-${column + 1}-${words}`

/** One choice for each word that names none, under the column and the words. */
const meaningsField: Field<Meanings> = {
  control: 'hidden',
  label: 'responses.import.meanings',
  optional: true,
  schema: tick({ label: 'responses.import.meanings' }).schema,
  read: raw => ({ ok: true, value: meaningsIn(raw) }),
  write: () => ({ meanings: ['yes'] }),
}

function meaningsIn({ values }: RawForm): Meanings {
  const meanings: Record<string, Record<string, string>> = {}
  for (const [name, [value = '']] of Object.entries(values)) {
    const [, column, words] = /^means-(\d{1,3})-(.+)$/s.exec(name) ?? []
    if (!column || !words || value === '') continue
    ;(meanings[String(Number(column) - 1)] ??= {})[words.slice(0, 500)] = value === LEAVE_OUT ? '' : value.slice(0, 40)
  }
  return meanings
}

const form = { meanings: meaningsField, version: versionField() }

export const importMeaningsPage = definePage({
  path: '/consultations/:slug/imports/:id/words',
  access: keysResponses,
  audit: 'response.import-meanings',
  publishes: 'nothing',
  template: 'responses/import/meanings.njk',
  params: importParams,
  form,
  changesPages: false,
  subject: importSubject,
  async show({ db, hub, subject, typed, today, t }) {
    const { of, file, own } = subject
    if (!own || !mayMap(file)) return redirect(importAt(subject))
    const { groups, more } = await missesOf(db, hub.seal, subject, today)
    return {
      title: t('responses.import.meanings-title'),
      breadcrumbs: trailToImport(subject, t, true),
      of,
      file,
      back: importAt(subject),
      more,
      leaveOut: LEAVE_OUT,
      groups: groups.map(({ column, choices, words }) => ({
        heading: file.header[column] || t('responses.import.column-number', { number: column + 1 }),
        choices: choices.map(({ value, label }) => ({ value, text: say(label, t) })),
        words: words.map(({ typed: word, folded, count }) => {
          const name = nameOf(column, folded)
          return { name, typed: word, count, value: typed?.values[name]?.[0] ?? '' }
        }),
      })),
      form: writeForm(form, { meanings: {}, version: file.version }),
    }
  },
  async submit({ db, hub, subject, form: typed, today, audit }) {
    const { of, file, own } = subject
    if (!own || !mayMap(file)) return refuse({ meanings: 'responses.import.problem.moved-on' })
    const count = Object.values(typed.meanings).reduce((sum, words) => sum + Object.keys(words).length, 0)
    const meanings = { ...openPlan(hub.seal, file).meanings }
    for (const [column, words] of Object.entries(typed.meanings)) meanings[column] = { ...meanings[column], ...words }
    const sealed = closeMeanings(hub.seal, file.id, meanings)
    const change = { sealed_meanings: sealed, state: 'reading', counts: '{}' } as const
    if (!(await changeImport(db, { id: file.id, version: typed.version }, ['ready'], change)))
      return stale(writeForm(form, { meanings: typed.meanings, version: file.version }), file.version)
    await audit({
      action: 'response.import-meanings',
      subject: { kind: 'consultation', id: of.id },
      record: { kind: 'response_import', id: file.id },
      after: { words: count },
    })
    await lookOverAnew(db, { seal: hub.seal, today, of, file })
    return redirect(importAt(subject))
  },
})

type Words = { readonly typed: string; readonly folded: string; count: number }
type Group = { readonly column: number; readonly choices: readonly Choice[]; readonly words: readonly Words[] }

/** Words shown at once; what is left shows when these are settled. */
const MOST_WORDS = 100
/** Parts of a large file that are read for this page. */
const MOST_PARTS = 20

/** The words that name no choice, by their column, those that stand most often first. */
async function missesOf(
  db: Handle,
  seal: Seal,
  { of, file }: ImportSubject,
  today: Parameters<typeof readEach>[0]['today'],
) {
  const found = new Map<number, { choices: readonly Choice[]; words: Map<string, Words> }>()
  let all = 0
  for await (const rows of eachPart(db, seal, file.id, MOST_PARTS))
    for await (const { read } of readEach({ seal, today, of, file }, rows))
      for (const { column, typed, choices } of read.misses) {
        const folded = fold(typed)
        const group = found.get(column) ?? { choices, words: new Map<string, Words>() }
        found.set(column, group)
        const words = group.words.get(folded)
        if (words) words.count++
        else if (all++ < MOST_WORDS) group.words.set(folded, { typed, folded, count: 1 })
      }
  const groups = [...found]
    .toSorted(([a], [b]) => a - b)
    .map(
      ([column, { choices, words }]): Group => ({
        column,
        choices,
        words: [...words.values()].toSorted((a, b) => b.count - a.count),
      }),
    )
  return { groups: groups.filter(({ words }) => words.length > 0), more: Math.max(0, all - MOST_WORDS) }
}
