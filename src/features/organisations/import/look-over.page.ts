/** Look over a list before it is taken in: which column holds what, and what would become of each row. */
import { z } from 'zod'
import { secretariat } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { addDays } from '../../../kernel/day.ts'
import type { Message, Translate } from '../../../web/catalogue.ts'
import { csvFile } from '../../../web/csv.ts'
import { choice, hidden, pick, picks, tick, versionField, writeForm } from '../../../web/fields.ts'
import { inTurns } from '../../../web/in-turns.ts'
import { defineDownload, definePage, type Found, redirect, refuse, stale } from '../../../web/page.ts'
import { type Columns, columnChoices } from '../../../web/table/columns.ts'
import { listKeptDays } from '../../../web/table/read-table.ts'
import { sectorWords } from '../organisation-form.ts'
import type { Sector } from '../sectors.ts'
import {
  type DirectoryImport,
  endImport,
  findImport,
  findKnown,
  type LeftOut,
  mapColumns,
  takeRows,
} from './import.queries.ts'
import { type Judged, judging, type Of } from './judge.ts'
import { type WantedName, wantedNames, wordOf } from './wanted.ts'

const column = (name: WantedName) => pick({ label: wordOf(name), optional: true })
const columnFields = Object.fromEntries(wantedNames.map(name => [name, column(name)])) as Record<
  WantedName,
  ReturnType<typeof column>
>
const form = {
  ...columnFields,
  usual: choice({ label: 'organisations.import.sector', options: sectorWords, as: 'select' }),
  another: picks({ label: 'organisations.import.another' }),
  headed: tick({ label: 'organisations.import.headed' }),
  act: hidden(),
  version: versionField(),
}

const listOfAddress = {
  params: z.object({ id: z.uuid() }),
  async subject(db: Handle, { id }: { id: string }): Promise<Found<DirectoryImport> | null> {
    const record = await findImport(db, id)
    return record && { ref: null, record }
  },
}

/** Rows shown of each kind; the whole of what is left out is in its own file. */
const MOST_SHOWN = 100

export const lookOverPage = definePage({
  path: '/organisations/import/:id',
  access: secretariat,
  audit: 'organisation.list-taken-in',
  publishes: 'nothing',
  template: 'organisations/import/look-over.njk',
  ...listOfAddress,
  form,
  width: 'whole',
  async show({ db, subject, typed, t }) {
    const judged = await judge(db, subject)
    const by = Map.groupBy(judged, ({ outcome }) => outcome)
    const some = (outcome: Judged['outcome']) => by.get(outcome) ?? []
    return {
      title: t('organisations.import.look-over', { source: subject.source }),
      breadcrumbs: [
        { text: t('organisations.title'), href: '/organisations' },
        { text: t('organisations.import.title'), href: '/organisations/import' },
      ],
      list: { id: subject.id, taken: subject.taken, rows: subject.rows.length, keptUntil: subject.keptUntil },
      left: { count: subject.leftCount, kept: subject.left.length > 0 },
      days: listKeptDays,
      notes: subject.notes.map(({ key, values }) => t(key, values)),
      counts: {
        new: some('new').length,
        like: some('like').length,
        there: some('there').length,
        fault: some('fault').length,
      },
      nameless: subject.columns.name === null,
      unnamed: subject.header.every(heading => heading === ''),
      columnNames: wantedNames,
      columns: columnChoices(subject.header, subject.rows, (number, heading, example) =>
        t(heading === '' ? 'organisations.import.column-number' : 'organisations.import.column-named', {
          number,
          heading,
          example,
        }),
      ),
      fresh: some('new').slice(0, MOST_SHOWN),
      like: some('like').map(one => ({
        value: String(one.line),
        text: one.name,
        hint: one.outcome === 'like' ? sayOf(t, one) : '',
      })),
      there: some('there')
        .slice(0, MOST_SHOWN)
        .map(one => (one.outcome === 'there' ? { line: one.line, name: one.name, of: one.of } : null)),
      faults: some('fault')
        .slice(0, MOST_SHOWN)
        .map(one => ({ line: one.line, name: one.name, faults: faultsOf(t, one) })),
      mostShown: MOST_SHOWN,
      form: typed ?? writeForm(form, { ...written(subject), version: subject.version }),
    }
  },
  async submit({ db, subject, form: typed, area, today, now, t, audit }) {
    if (subject.taken !== null) return refuse({ act: 'organisations.import.problem.taken' })
    const { another, act, version, usual, headed, ...chosen } = typed
    const columns = columnsOf(chosen, subject.header.length)
    if (!columns) return refuse({ name: 'organisations.import.problem.column' })
    if (
      new Set(Object.values(columns).filter(at => at !== null)).size <
      Object.values(columns).filter(at => at !== null).length
    )
      return refuse({ name: 'organisations.import.problem.column-twice' })
    const remapped =
      headed || usual !== subject.sector || wantedNames.some(name => columns[name] !== subject.columns[name])
    const record = { kind: 'directory_import', id: subject.id } as const
    const theirs = () => stale(writeForm(form, { ...written(subject), version: subject.version }), subject.version)
    if (act !== 'take' || remapped) {
      if (
        !(await mapColumns(
          db,
          { id: subject.id, version },
          { columns, sector: usual, ...(headed ? headedBy(subject) : {}) },
        ))
      )
        return theirs()
      await audit({
        action: 'organisation.list-columns',
        subject: { kind: 'area', id: area.id },
        record,
        after: { columns, sector: usual },
      })
      return redirect(`/organisations/import/${subject.id}`, 'organisations.done.columns')
    }
    const judged = await judge(db, subject)
    const rows = judged.flatMap(one =>
      one.outcome === 'new' || (one.outcome === 'like' && another.includes(String(one.line))) ? [one] : [],
    )
    if (rows.length === 0) return refuse({ another: 'organisations.import.problem.nothing' })
    const taken = await takeRows(db, rows)
    const left = leftOf(subject, judged, new Set(rows.map(({ line }) => line)), t)
    const keptUntil = addDays(today, listKeptDays)
    if (!(await endImport(db, { id: subject.id, version }, { taken: taken.length, left, keptUntil }, now)))
      return theirs()
    for (const { id, details, identifiers } of taken)
      await audit({
        action: 'organisation.added',
        subject: { kind: 'organisation', id },
        record: { kind: 'organisation', id },
        after: { name: details.name, sector: details.sector, identifiers, list: subject.source },
      })
    await audit({
      action: 'organisation.list-taken-in',
      subject: { kind: 'area', id: area.id },
      record,
      after: { source: subject.source, rows: judged.length, added: taken.length, left: left.length, keptUntil },
    })
    return redirect(`/organisations/import/${subject.id}`, 'organisations.done.list')
  },
})

/** The rows that are not taken as they are, or were not, each with why, to be put right in a spreadsheet and brought in again. */
export const leftOutCsv = defineDownload({
  path: '/organisations/import/:id/left-out.csv',
  access: secretariat,
  audit: 'reads only',
  publishes: 'nothing',
  ...listOfAddress,
  async respond({ db, subject, t }) {
    const judged = subject.taken === null ? await judge(db, subject) : []
    const fresh = new Set(judged.flatMap(({ outcome, line }) => (outcome === 'new' ? [line] : [])))
    const left = subject.taken === null ? leftOf(subject, judged, fresh, t) : subject.left
    // What was let go is not there any more; a file without rows would say that nothing was left out.
    if (subject.leftCount > left.length) return null
    return csvFile('left-out.csv', [
      [...subject.header, t('organisations.import.line'), t('organisations.import.why')],
      ...left.map(({ line, cells, why }) => [...subject.header.map((_, at) => cells[at] ?? ''), line, why]),
    ])
  },
})

async function judge(db: Handle, { rows, columns, sector }: DirectoryImport): Promise<Judged[]> {
  if (columns.name === null) return []
  const one = judging(columns, sector, await findKnown(db))
  const breathe = inTurns()
  const judged: Judged[] = []
  for (const row of rows) {
    judged.push(one(row))
    await breathe()
  }
  return judged
}

/** The rows of a list that are not among those taken, each with why. */
function leftOf(
  { rows }: Pick<DirectoryImport, 'rows'>,
  judged: readonly Judged[],
  taken: ReadonlySet<number>,
  t: Translate,
): LeftOut[] {
  const why = new Map(
    judged
      .filter(({ line }) => !taken.has(line))
      .map(one => [one.line, one.outcome === 'fault' ? faultsOf(t, one).join(' ') : sayOf(t, one)]),
  )
  return rows.flatMap(({ line, cells }) => (why.has(line) ? [{ line, cells, why: why.get(line)! }] : []))
}

/** The list with its first row for a heading. */
function headedBy({ header, rows }: DirectoryImport): Pick<DirectoryImport, 'header' | 'rows'> {
  const [first, ...rest] = rows
  return { header: header.map((_, at) => first?.cells[at] ?? ''), rows: rest }
}

/** The columns as chosen; null where one is no column of this list. */
export function columnsOf(
  chosen: Readonly<Record<WantedName, string | null>>,
  count: number,
): Columns<WantedName> | null {
  const columns = wantedNames.map(name => [name, chosen[name] === null ? null : Number(chosen[name])] as const)
  const sound = columns.every(([, at]) => at === null || (Number.isInteger(at) && at >= 0 && at < count))
  return sound ? (Object.fromEntries(columns) as Columns<WantedName>) : null
}

function written({ columns, sector }: { readonly columns: Columns<WantedName>; readonly sector: Sector }) {
  const chosen = wantedNames.map(name => [name, columns[name] === null ? null : String(columns[name])] as const)
  return { ...(Object.fromEntries(chosen) as Record<WantedName, string | null>), usual: sector }
}

/** What a sentence about a row is made of. */
type Told =
  | Judged
  | { readonly outcome: 'like' | 'there'; readonly name: string; readonly line: number; readonly of: Of }

/** Says which organisation or row one is, or is like. */
export function sayOf(t: Translate, one: Told): string {
  if (one.outcome !== 'like' && one.outcome !== 'there') return ''
  const { name, line } = one.of
  const where = line === null ? 'directory' : 'list'
  const key = one.outcome === 'like' ? `organisations.import.like-${where}` : `organisations.import.there-${where}`
  return t(key, { name, line: line ?? 0 })
}

/** What is wrong with a row, sentence by sentence. */
export function faultsOf(t: Translate, one: Told): string[] {
  const say = ({ key, values }: Message) =>
    t(key, {
      ...values,
      ...(values?.['scheme'] ? { scheme: t(wordOf(String(values['scheme']))) } : {}),
      ...(values?.['field'] ? { field: t(wordOf(String(values['field']))) } : {}),
    })
  return one.outcome === 'fault' ? one.faults.map(say) : []
}
