/** A board from its membership list: a CSV file or a pasted table is read, and shown for one check before anything is kept. */
import { runsPartnership } from '../../../access/access.ts'
import { addDays } from '../../../kernel/day.ts'
import { fileField, passage, tick } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { readListApart } from '../../../web/table/read-list-apart.ts'
import { listKeptDays } from '../../../web/table/read-table.ts'
import { isOver } from '../partnership.queries.ts'
import { addressOf, anyPartnership, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { type Cells, type Columns, guessColumns, headings } from './columns.ts'
import { findList, keepList, stakeholdersToSeat } from './membership.queries.ts'
import { cellsOf, mostRows } from './table.ts'

const form = {
  file: fileField({ label: 'partnerships.membership.file', hint: 'partnerships.membership.file-hint', optional: true }),
  pasted: passage({
    label: 'partnerships.membership.pasted',
    hint: 'partnerships.membership.pasted-hint',
    max: 60_000,
    optional: true,
  }),
  stakeholders: tick({ label: 'partnerships.membership.stakeholders' }),
}

export const membershipPage = definePage({
  path: '/partnerships/:slug/membership',
  workspace: { stage: 'form', label: 'partnerships.task.membership' },
  access: runsPartnership,
  audit: 'partnership.membership-read',
  publishes: 'nothing',
  template: 'partnerships/membership/membership.njk',
  params: slugParams,
  form,
  subject: anyPartnership,
  changesPages: false,
  async show({ db, subject, t }) {
    const list = await findList(db, subject.id)
    return {
      title: t('partnerships.membership.title'),
      breadcrumbs: planCrumbs(t, subject),
      partnership: subject,
      over: isOver(subject),
      waiting: list && {
        source: list.source,
        from: list.source === '' ? 'pasted' : 'file',
        rows: list.cells.length - (list.headed ? 1 : 0),
        until: list.keptUntil,
      },
      days: listKeptDays,
      stakeholders: await stakeholdersToSeat(db, subject.id),
    }
  },
  async submit({ db, subject, form: typed, today, audit }) {
    if (isOver(subject)) return refuse({ pasted: 'partnerships.membership.problem.over' })
    const names = typed.stakeholders ? await stakeholdersToSeat(db, subject.id) : []
    const given = typed.file !== null || typed.pasted.trim() !== ''
    const source = typed.file?.bytes ?? typed.pasted
    const read = given || names.length === 0 ? cellsOf(await readListApart({ source, headings, most: mostRows })) : null
    if (read && !read.ok) return refuse({ [typed.file ? 'file' : 'pasted']: read.problem })
    const { headed, cells } = read ?? { headed: false, cells: [] }
    const columns = guessColumns(cells, headed)
    const called = typed.file?.name.slice(0, 200) ?? ''
    const list = withStakeholders({ source: called, headed, cells, columns }, names)
    const earlier = await findList(db, subject.id)
    if (earlier)
      await audit({
        action: 'partnership.membership-let-go',
        subject: subjectOf(subject),
        record: { kind: 'membership_list', id: earlier.id },
      })
    const keptUntil = addDays(today, listKeptDays)
    const id = await keepList(db, subject.id, { ...list, keptUntil })
    await audit({
      action: 'partnership.membership-read',
      subject: subjectOf(subject),
      record: { kind: 'membership_list', id },
      after: { source: called, rows: list.cells.length - (headed ? 1 : 0), keptUntil },
    })
    return redirect(addressOf(subject, 'membership/check'))
  },
})

type List = { readonly source: string; readonly headed: boolean; readonly cells: Cells; readonly columns: Columns }

/** Stakeholders marked as partners that the list does not name stand after it, each with a seat of its name. */
function withStakeholders(list: List, names: readonly string[]): List {
  if (names.length === 0) return list
  const there = list.columns.indexOf('organisation')
  const columns: Columns = there >= 0 ? list.columns : [...list.columns, 'organisation']
  const at = columns.indexOf('organisation')
  const cells = list.cells.map(row => (there >= 0 ? row : [...row, '']))
  const named = new Set(cells.map(row => row[at]!.toLowerCase()))
  const more = names
    .filter(name => !named.has(name.toLowerCase()))
    .map(name => columns.map((_, index) => (index === at ? name : '')))
  return { ...list, columns, cells: [...cells, ...more].slice(0, mostRows + 1) }
}
