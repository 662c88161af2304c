/** A long list of organisations: how far it is, what would become of its rows, and taking it in. The work is done beside the server. */
import { z } from 'zod'
import { secretariat } from '../../../access/access.ts'
import { inParts } from '../../../db/in-parts.ts'
import type { Handle } from '../../../db/open.ts'
import { addDays } from '../../../kernel/day.ts'
import { longCsvFile } from '../../../web/csv.ts'
import { choice, hidden, pick, versionField, writeForm } from '../../../web/fields.ts'
import { defineDownload, definePage, type Found, redirect, refuse, stale } from '../../../web/page.ts'
import { columnChoices } from '../../../web/table/columns.ts'
import { listKeptDays } from '../../../web/table/read-table.ts'
import { sectorWords } from '../organisation-form.ts'
import { changeLong, countLong, findLong, type LongList, type LongRow, readLongRows } from './long.queries.ts'
import { columnsOf, faultsOf, sayOf } from './look-over.page.ts'
import { type WantedName, wantedNames, wordOf } from './wanted.ts'

const column = (name: WantedName) => pick({ label: wordOf(name), optional: true })
const form = {
  ...(Object.fromEntries(wantedNames.map(name => [name, column(name)])) as Record<
    WantedName,
    ReturnType<typeof column>
  >),
  usual: choice({ label: 'organisations.import.sector', options: sectorWords, as: 'select' }),
  likes: choice({ label: 'organisations.import.likes', options: ['leave', 'take'] }),
  act: hidden(),
  version: versionField(),
}

const longOfAddress = {
  params: z.object({ id: z.uuid() }),
  async subject(db: Handle, { id }: { id: string }): Promise<Found<LongList> | null> {
    const record = await findLong(db, id)
    return record && { ref: null, record }
  },
}

/** Rows shown of each kind; the whole of what is left out is in its own file. */
const MOST_SHOWN = 50

export const longListPage = definePage({
  path: '/organisations/import/:id/rows',
  access: secretariat,
  audit: 'organisation.list-taken-in',
  publishes: 'nothing',
  template: 'organisations/import/long.njk',
  ...longOfAddress,
  form,
  width: 'whole',
  async show({ db, subject: list, typed, t }) {
    const ready = list.state === 'ready'
    const some = async (only: 'like' | 'there' | 'fault' | 'new') =>
      ready ? (await readLongRows(db, list.id, { after: 0, limit: MOST_SHOWN, only })).map(row => shown(row)) : []
    const shown = (row: LongRow) => ({ line: row.line, name: row.name, told: toldOf(row, t) })
    const first = ready ? await readLongRows(db, list.id, { after: 0, limit: 5 }) : []
    return {
      title: t('organisations.import.look-over', { source: list.source }),
      breadcrumbs: [
        { text: t('organisations.title'), href: '/organisations' },
        { text: t('organisations.import.title'), href: '/organisations/import' },
      ],
      list,
      counts: await countLong(db, list.id),
      nameless: list.columns.name === null || list.columns.name === undefined,
      notes: list.notes.map(({ key, values }) => t(key, values)),
      problem: list.problem ? t(list.problem.key, list.problem.values) : '',
      columnNames: wantedNames,
      columns: columnChoices(list.header, first, (number, heading, example) =>
        t(heading === '' ? 'organisations.import.column-number' : 'organisations.import.column-named', {
          ...{ number, heading, example },
        }),
      ),
      faults: await some('fault'),
      likes: await some('like'),
      fresh: await some('new'),
      mostShown: MOST_SHOWN,
      form: typed ?? writeForm(form, { ...columnsTyped(list), usual: list.sector, version: list.version }),
    }
  },
  async submit({ db, subject: list, form: typed, actor, area, today, audit }) {
    const { likes, act, version, usual, ...chosen } = typed
    if (list.state !== 'ready') return refuse({ act: 'organisations.import.problem.under-way' })
    const columns = columnsOf(chosen, list.header.length)
    if (!columns) return refuse({ name: 'organisations.import.problem.column' })
    const used = Object.values(columns).filter(at => at !== null)
    if (new Set(used).size < used.length) return refuse({ name: 'organisations.import.problem.column-twice' })
    if (columns.name === null) return refuse({ name: 'organisations.import.problem.name-column' })
    const quoted = { id: list.id, version }
    const subject = { kind: 'area', id: area.id } as const
    const record = { kind: 'directory_import', id: list.id } as const
    const theirs = () =>
      stale(writeForm(form, { ...columnsTyped(list), usual: list.sector, version: list.version }), list.version)
    const here = `/organisations/import/${list.id}/rows`
    const remapped = usual !== list.sector || wantedNames.some(name => columns[name] !== list.columns[name])
    if (act !== 'take' || remapped) {
      const to = { columns: JSON.stringify(columns), sector: usual, state: 'looking' as const }
      if (!(await changeLong(db, quoted, ['ready'], to))) return theirs()
      await audit({ action: 'organisation.list-columns', subject, record, after: { columns, sector: usual } })
      return redirect(here, 'organisations.done.looking')
    }
    const counts = await countLong(db, list.id)
    if (counts.new + (likes === 'take' ? counts.like : 0) === 0)
      return refuse({ likes: 'organisations.import.problem.nothing' })
    const keptUntil = addDays(today, listKeptDays)
    const to = { state: 'taking' as const, likes: likes === 'take', taken_by: actor.person!.id, kept_until: keptUntil }
    if (!(await changeLong(db, quoted, ['ready'], to))) return theirs()
    await audit({
      action: 'organisation.list-taken-in',
      ...{ subject, record },
      after: { source: list.source, rows: counts.rows, likes, keptUntil },
    })
    return redirect(here, 'organisations.done.taking')
  },
})

function columnsTyped({ columns }: LongList) {
  const chosen = wantedNames.map(
    name => [name, columns[name] === null || columns[name] === undefined ? null : String(columns[name])] as const,
  )
  return Object.fromEntries(chosen) as Record<WantedName, string | null>
}

function toldOf({ outcome, told, name, line }: LongRow, t: Parameters<typeof sayOf>[0]): string {
  if (outcome === 'fault') return faultsOf(t, { outcome, name, line, faults: told?.faults ?? [] }).join(' ')
  return (outcome === 'there' || outcome === 'like') && told?.of ? sayOf(t, { outcome, name, line, of: told.of }) : ''
}

/** The rows that did not become organisations, each with why, to be put right in a spreadsheet and brought in again. */
export const longLeftOutCsv = defineDownload({
  path: '/organisations/import/:id/rows.csv',
  access: secretariat,
  audit: 'reads only',
  publishes: 'nothing',
  ...longOfAddress,
  async respond({ db, subject: list, t }) {
    if (list.state !== 'ready' && list.state !== 'taken') return null
    const only = 'left' as const
    async function* rows() {
      const read = (after: number | null, limit: number) =>
        readLongRows(db, list.id, { after: after ?? 0, limit, only })
      for await (const part of inParts(read, ({ line }) => line))
        yield part
          .filter(({ outcome }) => list.state === 'taken' || outcome !== 'new')
          .map(row => [...list.header.map((_, at) => row.cells[at] ?? ''), row.line, toldOf(row, t)])
    }
    const header = [...list.header, t('organisations.import.line'), t('organisations.import.why')]
    return longCsvFile('left-out.csv', header, rows())
  },
})
