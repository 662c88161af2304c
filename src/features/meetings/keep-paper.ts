/** A paper as it is brought in, for a meeting or for a question in writing: its fields, what is wrong with it, and how it is kept. */
import { newId } from '../../db/ids.ts'
import type { Tx } from '../../db/open.ts'
import { keepFile } from '../../files/files.ts'
import { fileField, line, passage, type UploadedFile, whole } from '../../web/fields.ts'
import { countPages } from './preparing/page-count.ts'
import { measurePaper } from './preparing/paper-wording.ts'
import { partnershipRef } from './standing.ts'

/** A paper longer than this needs a summary: nobody reads forty pages on a bus. */
const longPaper = 4

export const paperFields = {
  title: line({ label: 'meetings.papers.paper-title' }),
  file: fileField({ label: 'meetings.papers.file', hint: 'meetings.papers.file-hint' }),
  pages: whole({
    label: 'meetings.papers.pages',
    hint: 'meetings.papers.pages-hint',
    min: 1,
    max: 5000,
    optional: true,
  }),
  summary: passage({
    label: 'meetings.papers.summary',
    hint: 'meetings.papers.summary-hint',
    max: 3000,
    optional: true,
  }),
  explained: passage({
    label: 'meetings.papers.explained',
    hint: 'meetings.papers.explained-hint',
    max: 2000,
    optional: true,
  }),
}

/** What is typed of a paper. */
export type TypedPaper = {
  readonly title: string
  readonly file: UploadedFile
  readonly pages: number | null
  readonly summary: string
  readonly explained: string
}

/** What it belongs to, who brings it, and who may read it. `sentAt`: it goes out at once. */
export type PaperOf = {
  readonly partnershipId: string
  readonly meetingId: string | null
  readonly itemId: string | null
  readonly writtenId: string | null
  readonly confidential: boolean
  /** The seats that it is for; empty for all. */
  readonly forSeats?: readonly string[]
  /** The paper whose place it takes once it is sent. */
  readonly replacesId?: string | null
  readonly by: string
  readonly sentAt: Date | null
}

/** How many pages it has, or what is wrong: a length that nobody could count, a long one that nobody summed up. */
export async function lengthOf({ file, pages: told, summary }: TypedPaper) {
  const pages = (await countPages(file.bytes)) ?? told
  if (pages === null) return { pages: 'meetings.papers.problem.pages' } as const
  if (pages > longPaper && summary === '')
    return { summary: { key: 'meetings.papers.problem.summary', values: { pages } } } as const
  return pages
}

/** Keeps a paper and its file, which stays with those who prepare it until it is sent; gives its id. */
export async function keepPaper(tx: Tx, typed: TypedPaper, pages: number, of: PaperOf): Promise<string> {
  const id = newId()
  const { title, summary, explained, file } = typed
  const fileId = await keepFile(tx, {
    name: file.name,
    bytes: file.bytes,
    subject: partnershipRef(of.partnershipId),
    visibility: 'team',
    uploadedBy: of.by,
  })
  const wording = await measurePaper(file)
  await tx
    .insertInto('paper')
    .values({
      id,
      meeting_id: of.meetingId,
      agenda_item_id: of.itemId,
      written_procedure_id: of.writtenId,
      title,
      summary,
      explained,
      reading_age: wording === null ? null : String(wording.readingAge),
      long_words: [...(wording?.longWords ?? [])],
      pages,
      file_id: fileId,
      confidential: of.confidential,
      for_seats: [...(of.forSeats ?? [])],
      replaces_id: of.replacesId ?? null,
      sent_at: of.sentAt,
    })
    .execute()
  return id
}
