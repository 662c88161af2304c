/** Bring in a list of organisations: a file, or what was copied out of one. Nothing is added before it was looked over. */
import { secretariat } from '../../../access/access.ts'
import type { AuditEntry } from '../../../db/audit.ts'
import type { Tx } from '../../../db/open.ts'
import { addDays } from '../../../kernel/day.ts'
import { choice, fileField, passage, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { recogniseColumns } from '../../../web/table/columns.ts'
import { readListApart } from '../../../web/table/read-list-apart.ts'
import { listKeptDays, mostRows, type ReadTable, readTable } from '../../../web/table/read-table.ts'
import { sectorWords } from '../organisation-form.ts'
import { beginImport, findWaiting, letWaitingGo } from './import.queries.ts'
import { beginLong } from './long.queries.ts'
import { isJson, readOpenReferral } from './open-referral.ts'
import { isHeading, type WantedName, wanted } from './wanted.ts'

const form = {
  pasted: passage({
    label: 'organisations.import.pasted',
    hint: 'organisations.import.pasted-hint',
    optional: true,
    max: 500_000,
  }),
  file: fileField({ label: 'organisations.import.file', hint: 'organisations.import.file-hint', optional: true }),
  sector: choice({
    label: 'organisations.import.sector',
    hint: 'organisations.import.sector-hint',
    options: sectorWords,
  }),
}

export const bringInOrganisationsPage = definePage({
  path: '/organisations/import',
  access: secretariat,
  audit: 'organisation.list-brought',
  publishes: 'nothing',
  template: 'organisations/import/bring-in.njk',
  form,
  changesPages: false,
  async show({ db, actor, t }) {
    return {
      title: t('organisations.import.title'),
      breadcrumbs: [{ text: t('organisations.title'), href: '/organisations' }],
      days: listKeptDays,
      waiting: await findWaiting(db, actor.person!.id),
      form: writeForm(form, { sector: 'voluntary' }),
    }
  },
  async submit({ db, form: { pasted, file, sector }, actor, area, today, t, audit }) {
    if ((pasted === '') === (file === null)) return refuse({ pasted: 'organisations.import.problem.one' })
    const long = file ? isLong(file.bytes) : pasted.length > LONG
    if (long) {
      const source = file?.name ?? t('organisations.import.as-pasted')
      const content = file?.bytes ?? new TextEncoder().encode(pasted)
      const keptUntil = addDays(today, listKeptDays)
      await letEarlierGo(db, { by: actor.person!.id, long, areaId: area.id, audit })
      const id = await beginLong(db, { source, sector, keptUntil, content }, actor.person!.id)
      await audit({
        action: 'organisation.list-brought',
        subject: { kind: 'area', id: area.id },
        record: { kind: 'directory_import', id },
        after: { source, keptUntil },
      })
      return redirect(`/organisations/import/${id}/rows`)
    }
    const read = file ? await readFile(file.bytes) : readTable(pasted, isHeading)
    if (!read.ok) return refuse({ [file ? 'file' : 'pasted']: read.problem })
    const { header, rows, notes } = read.table
    if (rows.length > mostRows)
      return refuse({ file: { key: 'web.table.problem.rows', values: { count: rows.length, most: mostRows } } })
    const recognised = recogniseColumns<WantedName>(header, wanted)
    // A list of one column is a list of names.
    const columns = recognised.name === null && header.length === 1 ? { ...recognised, name: 0 } : recognised
    const source = file?.name ?? t('organisations.import.as-pasted')
    const by = actor.person!.id
    const subject = { kind: 'area', id: area.id } as const
    await letEarlierGo(db, { by, long, areaId: area.id, audit })
    const keptUntil = addDays(today, listKeptDays)
    const id = await beginImport(db, { header, rows, notes, columns, sector, source, keptUntil }, by)
    await audit({
      action: 'organisation.list-brought',
      subject,
      record: { kind: 'directory_import', id },
      after: { source, rows: rows.length, keptUntil },
    })
    return redirect(`/organisations/import/${id}`)
  },
})

/** Signs of a list from which on it is worked on beside the server; a workbook is packed. */
const LONG = 150_000
const LONG_PACKED = 40_000

function isLong(bytes: Uint8Array): boolean {
  const packed = bytes[0] === 0x50 && bytes[1] === 0x4b
  return bytes.length > (packed ? LONG_PACKED : LONG)
}

/** A short list takes the place of a short one that waits, and a long one that of a long one. */
async function letEarlierGo(
  tx: Tx,
  of: {
    readonly by: string
    readonly long: boolean
    readonly areaId: string
    readonly audit: (entry: Omit<AuditEntry, 'actor'>) => Promise<void>
  },
): Promise<void> {
  for (const { id, ...before } of await letWaitingGo(tx, { by: of.by, long: of.long }))
    await of.audit({
      action: 'organisation.list-let-go',
      subject: { kind: 'area', id: of.areaId },
      record: { kind: 'directory_import', id },
      before,
    })
}

async function readFile(bytes: Uint8Array): Promise<ReadTable> {
  return isJson(bytes) ? readOpenReferral(bytes) : readListApart({ source: bytes, headings: wanted, most: mostRows })
}
