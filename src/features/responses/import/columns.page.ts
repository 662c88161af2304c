/** What the columns of a file of responses hold, and how and when the responses came that do not say it themselves. */
import { keysResponses } from '../../../access/access.ts'
import type { Tx } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { choice, dayField, type Field, type RawForm, tick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import type { Row } from '../../../web/table/book/table.ts'
import { most } from '../../../web/table/book/table.ts'
import { keyedChannels } from '../form/channels.ts'
import { type ImportSubject, importAt, importParams, importSubject, trailToImport } from './import-subject.ts'
import { changeImport, findImport, firstRows, forgetFound, type ResponseImport } from './imports.queries.ts'
import { endLookingOver, lookOverPart, type Work } from './look-over.ts'
import { isJoined, targetsOf } from './targets.ts'

/** Files up to so many rows are looked over at once; larger ones in the background. */
export const rowsAtOnce = 1000

export const columnName = (at: number): string => `column-${at + 1}`

/** One choice for each column. */
const columnsField: Field<readonly (string | null)[]> = {
  control: 'hidden',
  label: 'responses.import.columns',
  optional: true,
  schema: tick({ label: 'responses.import.columns' }).schema,
  read: raw => ({ ok: true, value: columnsIn(raw) }),
  write: (columns, name) => ({
    [name]: [String(columns.length)],
    ...Object.fromEntries(columns.map((target, at) => [columnName(at), [target ?? '']])),
  }),
}

function columnsIn({ values }: RawForm): (string | null)[] {
  const count = Math.min(Math.trunc(Number(values['columns']?.[0])) || 0, most.columns)
  return Array.from({ length: Math.max(0, count) }, (_, at) => values[columnName(at)]?.[0] || null)
}

const form = {
  columns: columnsField,
  channel: choice({ label: 'responses.import.channel', hint: 'responses.import.channel-hint', options: keyedChannels }),
  received: dayField({
    past: true,
    label: 'responses.import.received',
    hint: 'responses.import.received-hint',
    optional: true,
  }),
  version: versionField(),
}

function valuesOf({ plan: { channel, columns, received }, version }: ResponseImport): RawForm {
  return writeForm(form, { columns, received, version, ...(channel ? { channel } : {}) })
}

export const importColumnsPage = definePage({
  path: '/consultations/:slug/imports/:id/columns',
  access: keysResponses,
  audit: 'response.import-columns',
  publishes: 'nothing',
  template: 'responses/import/columns.njk',
  params: importParams,
  form,
  changesPages: false,
  subject: importSubject,
  async show({ db, hub, subject, typed, t }) {
    const { of, file, own } = subject
    if (!own || !mayMap(file)) return redirect(importAt(subject))
    const examples = await firstRows(db, hub.seal, file.id)
    const raw = typed ?? valuesOf(file)
    return {
      title: t('responses.import.columns-title'),
      breadcrumbs: trailToImport(subject, t, true),
      of,
      file,
      notes: file.notes.map(({ key, values }) => t(key, values)),
      targets: targetsOf(of.form, t),
      columns: file.header.map((heading, at) => ({
        name: columnName(at),
        number: at + 1,
        heading,
        examples: examplesOf(examples, at),
        target: raw.values[columnName(at)]?.[0] ?? '',
      })),
      unknown: file.plan.columns.filter(target => target === null).length,
      form: valuesOf(file),
    }
  },
  async submit({ db, hub, subject, form: typed, today, audit, t }) {
    const { of, file, own } = subject
    if (!own || !mayMap(file)) return refuse({ columns: 'responses.import.problem.moved-on' })
    if (typed.columns.length !== file.header.length) return stale(valuesOf(file), file.version)
    const fault = faultOf(typed.columns, subject, t)
    if (fault) return refuse({ [columnName(fault.at)]: { key: fault.key, values: fault.values } })
    if (typed.received === null && !typed.columns.includes('received'))
      return refuse({ received: 'responses.import.problem.day' })
    const plan = { ...file.plan, columns: typed.columns, channel: typed.channel, received: typed.received }
    const change = { plan: JSON.stringify(plan), state: 'reading', counts: '{}', doubles: null } as const
    if (!(await changeImport(db, { id: file.id, version: typed.version }, ['columns', 'ready'], change)))
      return stale(valuesOf(file), file.version)
    await audit({
      action: 'response.import-columns',
      subject: { kind: 'consultation', id: of.id },
      record: { kind: 'response_import', id: file.id },
      after: { columns: typed.columns, channel: typed.channel, received: typed.received },
    })
    await lookOverAnew(db, { seal: hub.seal, today, of, file })
    return redirect(importAt(subject))
  },
})

/** Whether it can still be said what the columns hold. */
export const mayMap = ({ state }: ResponseImport): boolean => state === 'columns' || state === 'ready'

/** Looks a file over anew: at once where it is small, and otherwise in the background. */
export async function lookOverAnew(tx: Tx, { file, ...work }: Work): Promise<void> {
  await forgetFound(tx, file.id)
  const now = await findImport(tx, file.consultationId, file.id)
  if (!now || now.rows > rowsAtOnce) return
  while (await lookOverPart(tx, { ...work, file: now }));
  await endLookingOver(tx, now)
}

/** The first cells of a column that hold something. */
function examplesOf(rows: readonly Row[], at: number): string[] {
  const cells = rows.map(({ cells }) => cells[at] ?? '').filter(cell => cell !== '')
  return [...new Set(cells)].slice(0, 3).map(cell => (cell.length > 60 ? `${cell.slice(0, 60)}…` : cell))
}

type Fault = { readonly at: number; readonly key: string; readonly values: Record<string, string> }

/** What is wrong with a choice of columns: one that is no choice, one chosen twice, or no answer among them. */
function faultOf(columns: readonly (string | null)[], { of }: ImportSubject, t: Translate): Fault | null {
  const names = new Map(targetsOf(of.form, t).map(({ key, text }) => [key, text]))
  for (const [at, target] of columns.entries()) {
    if (target === null) continue
    const text = names.get(target)
    if (text === undefined) return { at, key: 'responses.import.problem.column', values: {} }
    if (!isJoined(target) && columns.indexOf(target) < at)
      return { at, key: 'responses.import.problem.column-twice', values: { name: text } }
  }
  const answers = columns.some(target => target?.startsWith('q-') || target === 'free_text')
  return answers ? null : { at: 0, key: 'responses.import.problem.no-answers', values: {} }
}
