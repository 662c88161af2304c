/** The last part of a document's address, made of its title. */
import type { SubjectRef } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'

/** Addresses that pages of their own stand at. */
const taken: ReadonlySet<string> = new Set(['import', 'drafts', 'files'])
const LONGEST = 80

/** Words of a title as part of an address: "Code of Good Practice on Consultation" → "code-of-good-practice-on-consultation". */
export function slugOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (plain.length <= LONGEST) return plain || 'document'
  const cut = plain.slice(0, LONGEST + 1)
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), LONGEST / 2))
}

/** A slug that no other document of the subject has: a second one gets "-2". */
export async function freeSlug(db: Handle, subject: SubjectRef, title: string): Promise<string> {
  const base = slugOf(title)
  const rows = await db
    .selectFrom('document')
    .select('slug')
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .execute()
  const used = new Set([...taken, ...rows.map(({ slug }) => slug)])
  if (!used.has(base)) return base
  let count = 2
  while (used.has(`${base}-${count}`)) count += 1
  return `${base}-${count}`
}
