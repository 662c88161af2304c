/** The question of the address, for the party that is asked and for the body that asks. */
import { z } from 'zod'
import { type Actor, type SubjectRef, speaksForOrganisation } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import type { Hub } from '../../web/hub.ts'
import type { Found } from '../../web/page.ts'
import { mayBind } from './binding.queries.ts'
import type { Matter } from './matter.ts'
import { findRequest, type PartyRequest } from './requests.queries.ts'

export const requestParams = z.object({ request: z.uuid() })
type Params = { readonly request: string }

/** Every matter there is, by its name. */
export type Matters = ReadonlyMap<string, Matter>

/** The question with its matter. */
export type RequestRecord = { readonly request: PartyRequest; readonly matter: Matter }

/** The question of an id; null where there is none, or where no feature knows its matter any more. */
export async function loadRequest(db: Handle, matters: Matters, id: string): Promise<RequestRecord | null> {
  const request = await findRequest(db, id)
  const matter = request && matters.get(request.matter)
  return request && matter ? { request, matter } : null
}

/**
 * For whoever answers: the right is judged on the organisation for its contacts and champions, and on the body that asks for
 * those whom the matter names, such as whoever holds a seat; for nobody else there is anything to judge it on.
 */
export function askedOf(matters: Matters) {
  return async (db: Handle, params: Params, hub: Hub, actor: Actor): Promise<Found<RequestRecord> | null> => {
    const record = await loadRequest(db, matters, params.request)
    if (!record) return null
    const { request, matter } = record
    const own = { kind: 'organisation', id: request.organisationId } as const
    if (speaksForOrganisation.allows(actor, own)) return { ref: own, record }
    const binds = await mayBind(db, matter, request, actor, await hub.today())
    return { ref: binds ? request.subject : null, record }
  }
}

/** For the body that asks. */
export function askingOf(matters: Matters) {
  return async (db: Handle, params: Params): Promise<Found<RequestRecord> | null> => {
    const record = await loadRequest(db, matters, params.request)
    return record && { ref: record.request.subject, record }
  }
}

/** The name and the public page of the body that asks. */
export async function askerOf(db: Handle, subject: SubjectRef): Promise<{ name: string; href: string }> {
  if (subject.kind === 'area') {
    const area = await db.selectFrom('area').select('compact_name').executeTakeFirstOrThrow()
    return { name: area.compact_name, href: '/compact' }
  }
  const { slug, name } = await (subject.kind === 'consultation'
    ? db
        .selectFrom('consultation')
        .select(['slug', 'title as name'])
        .where('id', '=', subject.id)
        .executeTakeFirstOrThrow()
    : db.selectFrom(subject.kind).select(['slug', 'name']).where('id', '=', subject.id).executeTakeFirstOrThrow())
  return { name, href: `/${subject.kind}s/${slug}` }
}
