/** Where the records are that findings rest on. A record without a page of its own is named and not linked. */
import type { RecordRef } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import { addressIn, type Place } from './declared.ts'

/** What is known of a subject for links to its records. */
export type Around = {
  readonly kind: string
  readonly slug: string
  /** Whether the reader works on it, and so can open the pages of the team. */
  readonly works: boolean
}

/** Pages of records by their kind; those of the team only where the reader belongs to it. */
function placeOf(ref: RecordRef, around: Around, slugs: ReadonlyMap<string, string>): Place | null {
  const params = { slug: around.slug, id: ref.id, document: slugs.get(ref.id) ?? '', within: ref.within ?? '' }
  const own = (path: string): Place => ({ path, params })
  const teams = (path: string): Place | null => (around.works ? own(path) : null)
  switch (ref.kind) {
    case 'consultation':
      return slugs.has(ref.id)
        ? { path: '/consultations/:slug', params: { slug: slugs.get(ref.id)! } }
        : own('/consultations/:slug')
    case 'partnership':
      return slugs.has(ref.id)
        ? { path: '/partnerships/:slug', params: { slug: slugs.get(ref.id)! } }
        : own('/partnerships/:slug')
    case 'compact':
      return own('/compact')
    case 'document':
      if (!slugs.has(ref.id)) return null
      return own(
        around.kind === 'consultation'
          ? '/consultations/:slug/documents/:document'
          : '/partnerships/:slug/documents/:document',
      )
    case 'organisation':
      return slugs.has(ref.id) ? { path: '/organisations/:slug', params: { slug: slugs.get(ref.id)! } } : null
    case 'code':
      return slugs.has(ref.id) ? { path: '/codes/:code', params: { code: slugs.get(ref.id)! } } : null
    case 'meeting':
      return own('/meetings/:id')
    case 'decision':
      return own('/decisions/:id')
    case 'report-back':
      return own('/meetings/:id')
    case 'term':
      return own('/seats/:within')
    case 'seat':
      return own('/seats/:id')
    case 'target-group':
      return teams('/consultations/:slug/plan/groups')
    case 'question':
      return teams('/consultations/:slug/form')
    case 'busy-period':
      return teams('/consultations/:slug/plan/timetable')
    case 'publicity':
      return teams('/consultations/:slug/publicity')
    case 'challenge':
      return teams('/consultations/:slug/challenges')
    case 'format-request':
      return teams('/consultations/:slug/format-requests')
    case 'point':
      return teams('/consultations/:slug/points')
    case 'response':
      return teams('/consultations/:slug/responses')
    case 'partner':
      return own('/partnerships/:slug')
    case 'stakeholder':
      return teams('/partnerships/:slug/stakeholders')
    case 'agenda-item':
      return teams('/agenda-items/:id')
    case 'paper':
      return own('/papers/:id')
    case 'survey-round':
      return own('/partnerships/:slug/health-check')
    case 'join-request':
      return teams('/partnerships/:slug/join-requests')
    case 'advice':
      return teams('/partnerships/:slug/advice')
    case 'community':
      return own('/partnerships/:slug')
    case 'objective':
    case 'milestone':
      return own('/partnerships/:slug/objectives')
    case 'review':
      return own('/partnerships/:slug/reviews/:id')
    case 'review-finding':
      return own('/partnerships/:slug/reviews')
    case 'success':
      return own('/partnerships/:slug/learning')
    case 'outlook':
      return own('/partnerships/:slug/outlook')
    case 'risk':
      return teams('/partnerships/:slug/risks')
    case 'concern':
      return teams('/partnerships/:slug/concerns')
    case 'invitee':
    case 'suggestion':
      return teams('/consultations/:slug/plan/invited')
    case 'sector-question':
      return teams('/consultations/:slug/plan/asking')
    case 'lesson':
      if (around.kind === 'partnership') return own('/partnerships/:slug/learning')
      return teams(around.kind === 'organisation' ? '/organisations/:slug/lessons' : '/consultations/:slug/lessons')
    case 'consultation-decision':
      return own('/consultations/:slug/decisions')
    case 'policy-change':
      return own('/organisations/:slug/policies')
    case 'code-comment':
      return own('/compact/comments')
    case 'opening':
      return teams('/consultations/:slug/seal/openings')
    case 'action':
      return teams('/partnerships/:slug/actions')
    default:
      return null
  }
}

/** Gives the address of a record, or null; asks the database once for the names that addresses need. */
export async function recordLinks(
  db: Handle,
  refs: readonly RecordRef[],
  declared: ReadonlySet<string>,
): Promise<(ref: RecordRef, around: Around) => string | null> {
  const ids = [...new Set(refs.filter(({ kind }) => named.has(kind)).map(({ id }) => id))].filter(isId)
  const slugs = ids.length === 0 ? new Map<string, string>() : await slugsOf(db, ids)
  return (ref, around) => {
    const place = placeOf(ref, around, slugs)
    return place && addressIn(declared, place)
  }
}

const named: ReadonlySet<string> = new Set(['document', 'organisation', 'code', 'consultation', 'partnership'])
const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

async function slugsOf(db: Handle, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('document')
    .select(['id', 'slug'])
    .where('id', 'in', ids)
    .unionAll(db.selectFrom('organisation').select(['id', 'slug']).where('id', 'in', ids))
    .unionAll(db.selectFrom('consultation').select(['id', 'slug']).where('id', 'in', ids))
    .unionAll(db.selectFrom('partnership').select(['id', 'slug']).where('id', 'in', ids))
    .unionAll(db.selectFrom('code').select(['id', 'edition as slug']).where('id', 'in', ids))
    .execute()
  return new Map(rows.map(row => [row.id, row.slug]))
}
