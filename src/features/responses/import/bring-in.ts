/** Lays a file of responses aside: read apart from the server, its rows sealed some together, its columns recognised. */
import { createHash } from 'node:crypto'
import type { Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import type { Day } from '../../../kernel/day.ts'
import { filesIn, type UploadedFile } from '../../../web/fields.ts'
import { t } from '../../../web/render.ts'
import { type Letters, Unreadable } from '../../../web/table/book/table.ts'
import type { Responding } from '../form/responding.queries.ts'
import { printedForm } from './forms/printed.ts'
import { formsSheet } from './forms/read-forms.ts'
import { addPart, beginImport, endParts } from './imports.queries.ts'
import { isMail, isMailbox } from './mail/mailbox.ts'
import { readApart } from './reading/read-apart.ts'
import { recognise } from './targets.ts'

/** A file to lay aside. `letters`: in which it was saved, null to find out. */
export type Brought = {
  readonly file: UploadedFile
  readonly letters: Letters | null
  readonly by: string
  readonly keptUntil: Day
  readonly now: Date
  /** The zone in whose days mail came. */
  readonly timeZone: string
}

/** Lays it aside; gives its id, the name it is told by and the number of its rows. Throws Unreadable. */
export async function bringIn(
  tx: Tx,
  seal: Seal,
  of: Responding,
  { file, letters, by, keptUntil, now, timeZone }: Brought,
): Promise<{ id: string; source: string; rows: number }> {
  const digest = seal.mark(createHash('sha256').update(file.bytes).digest('hex'), 'file of responses')
  // Our own export has its rows on this sheet.
  const sheets = [t('responses.workbook.responses')]
  let [id, source, position, count] = ['', '', 0, 0]
  const printed = printedForm(of, t)
  const several = file.parts ? { files: filesIn(file) } : {}
  for await (const piece of readApart({ bytes: file.bytes, ...several, letters, sheets, timeZone, printed })) {
    if (piece.kind === 'head') {
      const columns = recognise(piece.head.header, of.form, t)
      const isForms = piece.head.sheet === formsSheet
      const channel = isMail(file.bytes) ? 'email' : isForms ? 'paper' : null
      const plan = { columns, channel, received: null } as const
      source = isForms ? 'forms' : sourceOf(file)
      id = await beginImport(tx, { ...piece.head, consultationId: of.id, source, digest, plan, keptUntil }, by, now)
    } else if (piece.kind === 'rows') {
      await addPart(tx, seal, id, position++, piece.rows)
      count += piece.rows.length
    } else await endParts(tx, id, count, piece.notes)
  }
  if (id === '' || count === 0) throw new Unreadable('web.table.unreadable.empty')
  return { id, source, rows: count }
}

/** The name that stays with what was brought in, in clear; forms are often called by who filled them in, and have none. A mail that is saved is often called by its subject or its sender: those are sealed. */
function sourceOf({ name, bytes }: UploadedFile): string {
  if (!isMail(bytes)) return name.slice(-200)
  return isMailbox(bytes) ? 'mail.mbox' : 'mail.eml'
}
