/** What the pages of one file of responses are about. */
import { z } from 'zod'
import type { Actor } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Crumb, Found } from '../../../web/page.ts'
import { trailTo } from '../form/form.view.ts'
import { type Responding, respondingSubject } from '../form/responding.queries.ts'
import { findImport, type ResponseImport } from './imports.queries.ts'

/** A file with its consultation. `own`: whether the reader brought it in; nobody else is shown words out of it. */
export type ImportSubject = { readonly of: Responding; readonly file: ResponseImport; readonly own: boolean }

export const importParams = z.object({ slug: z.string(), id: z.uuid() })

/** The file of an address. */
export async function importSubject(
  db: Handle,
  { slug, id }: z.infer<typeof importParams>,
  hub: Hub,
  actor: Actor,
): Promise<Found<ImportSubject> | null> {
  const found = await respondingSubject(hub, slug, actor)
  const file = found && (await findImport(db, found.record.id, id))
  if (!file) return null
  const own = file.begunBy !== null && file.begunBy === actor.person?.id
  return { ref: found.ref, record: { of: found.record, file, own } }
}

/** Where a file stands. */
export const importAt = ({ of, file }: Pick<ImportSubject, 'of' | 'file'>, below = ''): string =>
  `/consultations/${of.slug}/imports/${file.id}${below}`

/** The trail to the page of a file. */
export function trailToImport({ of, file }: ImportSubject, t: Translate, below = false): Crumb[] {
  return [
    ...trailTo(of, t),
    { text: t('responses.import.title'), href: `/consultations/${of.slug}/imports` },
    ...(below ? [{ text: file.source, href: importAt({ of, file }) }] : []),
  ]
}
